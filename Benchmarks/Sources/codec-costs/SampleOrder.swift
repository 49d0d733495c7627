import Orders
import SchemaRegistry
import Workload

/// The one order that everything is measured on: three items, 200 characters of payload.
struct SampleOrder {
    let order: Order

    init() {
        var generator = OrderGenerator(seed: 1, payloadSize: 200)
        var order = generator.next()
        while order.items.count != 3 { order = generator.next() }
        self.order = order
    }

    /// The number that the schema would have in a registry; the cost does not depend on it.
    static let schemaID = SchemaID(rawValue: 1)

    /// One line of JSON: the order, its Avro form in hexadecimal, the schema, and what the processors make of it.
    func description() throws -> String {
        let avro = try encoded(with: .avro).map(Self.hexadecimal).joined()
        let simple = try text(of: SimpleProcessor().process(order))
        let complex = try text(of: ComplexProcessor().process(order))
        let members = [
            "\"order\": \(try text(of: order))", "\"avro\": \"\(avro)\"",
            "\"schema\": \(Self.compact(OrderSchema.avro))", "\"simple\": \(simple)", "\"complex\": \(complex)",
        ]
        return "{\(members.joined(separator: ", "))}"
    }

    func encoded(with kind: CodecKind) throws -> [UInt8] {
        var bytes: [UInt8] = []
        try kind.make().encode(order, into: &bytes)
        return bytes
    }

    private func text(of order: Order) throws -> String {
        var bytes: [UInt8] = []
        try JSONOrderCodec().encode(order, into: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The schema is JSON itself; on one line it fits into a line of JSON.
    private static func compact(_ text: String) -> String {
        text.split(separator: "\n").joined()
    }

    private static func hexadecimal(_ byte: UInt8) -> String {
        (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
}

extension SampleOrder {
    func jsonWork() throws -> [Work] {
        let codec = try CodecKind.json.make()
        let bytes = try encoded(with: .json)
        var buffer: [UInt8] = []
        return [
            Work(name: "json.encode") {
                buffer.removeAll(keepingCapacity: true)
                try codec.encode(order, into: &buffer)
            },
            Work(name: "json.decode") {
                _ = try bytes.withUnsafeBytes { try codec.decode($0) }
            },
        ]
    }

    /// With the header of five bytes that stands before a record whose schema is in a registry.
    func avroWork() throws -> [Work] {
        let codec = try CodecKind.avro.make()
        var bytes: [UInt8] = []
        WireFormat.appendHeader(Self.schemaID, to: &bytes)
        bytes += try encoded(with: .avro)
        let record = bytes
        var buffer: [UInt8] = []
        return [
            Work(name: "avro.encode") {
                buffer.removeAll(keepingCapacity: true)
                WireFormat.appendHeader(Self.schemaID, to: &buffer)
                try codec.encode(order, into: &buffer)
            },
            Work(name: "avro.decode") {
                _ = try record.withUnsafeBytes { value in
                    let frame = try WireFormat.parse(value)
                    return try codec.decode(UnsafeRawBufferPointer(rebasing: value[frame.bodyOffset...]))
                }
            },
        ]
    }

    func processingWork() -> [Work] {
        let simple = SimpleProcessor()
        let complex = ComplexProcessor()
        return [
            Work(name: "simple.process") { _ = try simple.process(order) },
            Work(name: "complex.process") { _ = try complex.process(order) },
        ]
    }
}
