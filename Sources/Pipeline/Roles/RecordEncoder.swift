import KafkaClient
import Orders
import SchemaRegistry
import Units

/// Turns orders into record values: the codec's bytes, behind a schema header where the codec has a schema.
final class RecordEncoder {
    private let codec: any OrderCodec
    private let schemaID: SchemaID?
    /// The bytes of the last order; reused.
    private(set) var value: [UInt8] = []

    /// Registers the codec's schema, if it has one, for the values of the topic.
    init(_ kind: CodecKind, context: RoleContext) throws(PipelineError) {
        do {
            codec = try kind.make(writerSchema: nil)
        } catch {
            throw PipelineError(.software, "codec \(kind.name): \(error)")
        }
        guard let schema = kind.schemaText, let topic = context.settings.service.output else {
            schemaID = nil
            return
        }
        let registry = try context.registry()
        do {
            schemaID = try registry.register(schema: schema, under: .value(of: topic.rawValue))
        } catch {
            throw PipelineError(registry: error)
        }
    }

    /// Encodes an order into `value`.
    @inline(never)
    func encode(_ order: Order) throws(CodecError) {
        value.removeAll(keepingCapacity: true)
        if let schemaID { WireFormat.appendHeader(schemaID, to: &value) }
        try codec.encode(order, into: &value)
    }
}
