internal import CRdKafka

/// Owns one `rd_kafka_headers_t` until a message takes it over.
struct HeadersHandle: ~Copyable {
    let pointer: OpaquePointer

    init() {
        pointer = rd_kafka_headers_new(8)
    }

    deinit { rd_kafka_headers_destroy(pointer) }

    func append(_ name: UnsafeRawBufferPointer, _ value: UnsafeRawBufferPointer?) {
        // Fails only for read-only headers, those of a consumed message, which no handle holds.
        _ = rd_kafka_header_add(
            pointer,
            name.baseAddress?.assumingMemoryBound(to: CChar.self),
            name.count,
            value.map { $0.baseAddress ?? emptyBytes },
            value?.count ?? 0
        )
    }

    /// Lets go of the headers without destroying them.
    consuming func release() {
        discard self
    }
}
