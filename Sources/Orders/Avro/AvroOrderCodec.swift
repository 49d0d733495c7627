extension CodecKind {
    /// Avro's binary encoding by libavro, with ``OrderSchema/avro`` as the schema.
    public static let avro = CodecKind(
        name: "avro",
        schemaText: OrderSchema.avro
    ) { writerSchema throws(CodecError) in
        try AvroOrderCodec(writerSchema: writerSchema)
    }
}

/// Orders in Avro's binary encoding, by libavro, whose value and writer are used again for every record.
///
/// Schemas and bytes are vetted in Swift before libavro acts on them. A writer's schema may have fields we do not
/// know, another order of fields, `int` where we have `long`, and may lack `payload` and the results of processing.
public final class AvroOrderCodec: OrderCodec {
    /// The name of the format: `avro`.
    public let name = "avro"

    private let writer: AvroOrderWriter
    private let reader: AvroOrderReader

    /// Makes a codec for one thread.
    ///
    /// - Parameter writerSchema: The schema of the records to decode; `nil` for ``OrderSchema/avro``, which encoding
    ///   always follows.
    /// - Throws: ``CodecError`` with `schemaInvalid` or `schemaUnsupported`.
    public init(writerSchema: String? = nil) throws(CodecError) {
        let ownTree = try AvroSchemaVetting.vet(OrderSchema.avro)
        writer = try AvroOrderWriter(ownTree)
        var readTree = ownTree
        if let writerSchema { readTree = try AvroSchemaVetting.vet(writerSchema) }
        reader = try AvroOrderReader(readTree)
    }

    /// Appends the Avro record of an order.
    ///
    /// - Throws: ``CodecError`` with `recordTooLarge`.
    @inline(never)
    public func encode(_ order: Order, into buffer: inout [UInt8]) throws(CodecError) {
        try writer.write(order, into: &buffer)
    }

    /// Reads an order.
    ///
    /// - Throws: ``CodecError`` with `empty`, `recordTooLarge`, `avroTruncated`, `avroTrailing`, `avroValue`,
    ///   `avroLimit` or `textUTF8`.
    @inline(never)
    public func decode(_ bytes: UnsafeRawBufferPointer) throws(CodecError) -> Order {
        try reader.read(bytes)
    }
}
