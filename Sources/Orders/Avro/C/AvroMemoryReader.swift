import CAvro

/// Reads records of one schema out of memory.
final class AvroMemoryReader {
    private let reader: avro_reader_t

    init() throws(CodecError) {
        guard let reader = avro_reader_memory(nil, 0) else { throw CodecError(.avroValue, "libavro has no reader") }
        self.reader = reader
    }

    deinit { avro_reader_free(reader) }

    /// Fills a value from vetted bytes.
    func read(_ bytes: UnsafeRawBufferPointer, into instance: AvroValue) throws(CodecError) {
        let start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
        avro_reader_memory_set_source(reader, start, Int64(bytes.count))
        var value = instance.value
        guard avro_value_read(reader, &value) == 0 else {
            throw CodecError(.avroValue, "libavro refuses the record")
        }
    }
}
