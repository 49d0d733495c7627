import Orders
import SchemaRegistry

/// Why a record cannot be used; its code is what a dead letter says.
struct Rejection: Error {
    /// The stage at which it failed: `frame`, `schema`, `decode`, `identity`, `process`, `encode` or `verify`.
    var stage: String
    /// The reason, such as `avro.truncated`.
    var code: String
}

/// Why decoding gave no order.
enum DecodeFailure: Error {
    /// It is the record's fault.
    case rejected(Rejection)
    /// The registry does not answer, which says nothing of the record: try again later.
    case registryUnavailable(RegistryError)
}

/// Turns record values into orders, by the schema each one names.
final class RecordDecoder {
    private static let maximumSchemas = 1000

    private enum Known {
        case codec(any OrderCodec)
        case unusable(CodecError)
    }

    private let kind: CodecKind
    private let plainCodec: (any OrderCodec)?
    private let registry: RegistryClient?
    private var known: [Frame.SchemaReference: Known] = [:]
    private var lastUsed: (schema: Frame.SchemaReference, codec: any OrderCodec)?

    init(_ kind: CodecKind, context: RoleContext) throws(PipelineError) {
        self.kind = kind
        guard kind.schemaText != nil else {
            registry = nil
            do {
                plainCodec = try kind.make(writerSchema: nil)
            } catch {
                throw PipelineError(.software, "codec \(kind.name): \(error)")
            }
            return
        }
        plainCodec = nil
        registry = try context.registry()
    }

    /// Decodes a value; `schemaHeader` is the record's `__value_schema_id` header, if it has one.
    @inline(never)
    func decode(
        _ value: UnsafeRawBufferPointer?,
        schemaHeader: @autoclosure () -> UnsafeRawBufferPointer?
    ) throws(DecodeFailure) -> Order {
        guard let value, !value.isEmpty else {
            throw .rejected(Rejection(stage: "frame", code: "empty"))
        }
        do {
            if let plainCodec { return try plainCodec.decode(value) }
        } catch {
            throw .rejected(Rejection(stage: "decode", code: error.code.rawValue))
        }
        let frame: Frame
        do {
            frame = try WireFormat.parse(value, schemaIDHeader: schemaHeader())
        } catch {
            throw .rejected(Rejection(stage: "frame", code: error.code.rawValue))
        }
        let codec = try codec(for: frame.schema)
        do {
            return try codec.decode(UnsafeRawBufferPointer(rebasing: value[frame.bodyOffset...]))
        } catch {
            throw .rejected(Rejection(stage: "decode", code: error.code.rawValue))
        }
    }

    private func codec(for schema: Frame.SchemaReference) throws(DecodeFailure) -> any OrderCodec {
        if let lastUsed, lastUsed.schema == schema { return lastUsed.codec }
        let entry: Known
        if let found = known[schema] {
            entry = found
        } else {
            entry = try load(schema)
            if known.count >= Self.maximumSchemas { known.removeAll() }
            known[schema] = entry
        }
        switch entry {
        case .codec(let codec):
            lastUsed = (schema, codec)
            return codec
        case .unusable(let error):
            throw .rejected(Rejection(stage: "schema", code: error.code.rawValue))
        }
    }

    private func load(_ schema: Frame.SchemaReference) throws(DecodeFailure) -> Known {
        let text: String
        do {
            text = try fetch(schema)
        } catch {
            switch error.code {
            case .notFound: throw .rejected(Rejection(stage: "schema", code: "schema.unknown"))
            case .invalidSchema, .tooLarge: throw .rejected(Rejection(stage: "schema", code: "schema.invalid"))
            default: throw .registryUnavailable(error)
            }
        }
        do {
            return .codec(try kind.make(writerSchema: text))
        } catch {
            return .unusable(error)
        }
    }

    private func fetch(_ schema: Frame.SchemaReference) throws(RegistryError) -> String {
        guard let registry else { preconditionFailure("a codec with a schema is made with a registry") }
        switch schema {
        case .id(let id): return try registry.schema(id: id)
        case .guid(let guid): return try registry.schema(guid: guid)
        }
    }
}
