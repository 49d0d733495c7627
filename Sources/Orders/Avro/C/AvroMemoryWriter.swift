import CAvro

/// Writes records into memory of its own, which grows to the largest record and stays.
final class AvroMemoryWriter {
    private let writer: avro_writer_t
    private var memory = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 4096)

    init() throws(CodecError) {
        guard let writer = avro_writer_memory(nil, 0) else { throw CodecError(.avroValue, "libavro has no writer") }
        self.writer = writer
    }

    deinit {
        avro_writer_free(writer)
        memory.deallocate()
    }

    /// Appends the bytes of a value to a buffer. The record must surely not exceed `bound`: running out of room and
    /// trying again would make libavro write its error text, which threads share.
    func write(_ instance: AvroValue, bound: Int, into buffer: inout [UInt8]) throws(CodecError) {
        if memory.count < bound {
            memory.deallocate()
            memory = .allocate(capacity: bound * 2)
        }
        memory.withMemoryRebound(to: CChar.self) { room in
            avro_writer_memory_set_dest(writer, room.baseAddress, Int64(room.count))
        }
        var value = instance.value
        guard avro_value_write(writer, &value) == 0 else {
            throw CodecError(.avroValue, "libavro cannot write the order")
        }
        buffer.append(contentsOf: UnsafeBufferPointer(rebasing: memory[..<Int(avro_writer_tell(writer))]))
    }
}
