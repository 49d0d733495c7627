import CAvro

/// A value inside libavro, borrowed from the ``AvroInstance`` that owns the memory.
///
/// After vetting no call here should fail. Only return codes are looked at: libavro's error text is one buffer for
/// the whole process.
struct AvroValue {
    let value: avro_value_t

    @inline(__always)
    init(_ value: avro_value_t) {
        self.value = value
    }
}

extension AvroValue {
    @inline(__always)
    private static func check(_ code: Int32) throws(CodecError) {
        guard code == 0 else { throw CodecError(.avroValue, "libavro refuses a value") }
    }

    /// Frees what the value holds, for the next record.
    func reset() throws(CodecError) {
        var value = value
        try Self.check(cavro_reset(&value))
    }

    func field(_ index: Int) throws(CodecError) -> AvroValue {
        var value = value
        var child = avro_value_t()
        try Self.check(cavro_get_by_index(&value, index, &child))
        return AvroValue(child)
    }

    func count() throws(CodecError) -> Int {
        var value = value
        var count = 0
        try Self.check(cavro_get_size(&value, &count))
        return count
    }

    func branchIndex() throws(CodecError) -> Int {
        var value = value
        var index: Int32 = 0
        try Self.check(cavro_get_discriminant(&value, &index))
        return Int(index)
    }

    func branch() throws(CodecError) -> AvroValue {
        var value = value
        var branch = avro_value_t()
        try Self.check(cavro_get_current_branch(&value, &branch))
        return AvroValue(branch)
    }

    func int() throws(CodecError) -> Int32 {
        var value = value
        var number: Int32 = 0
        try Self.check(cavro_get_int(&value, &number))
        return number
    }

    func long() throws(CodecError) -> Int64 {
        var value = value
        var number: Int64 = 0
        try Self.check(cavro_get_long(&value, &number))
        return number
    }

    func text() throws(CodecError) -> String {
        var value = value
        var start: UnsafePointer<CChar>?
        var size = 0
        try Self.check(cavro_get_string(&value, &start, &size))
        // The size counts the terminating NUL.
        return String(decoding: UnsafeRawBufferPointer(start: start, count: size - 1), as: UTF8.self)
    }

    func set(_ number: Int32) throws(CodecError) {
        var value = value
        try Self.check(cavro_set_int(&value, number))
    }

    func set(_ number: Int64) throws(CodecError) {
        var value = value
        try Self.check(cavro_set_long(&value, number))
    }

    func set(_ text: String) throws(CodecError) {
        var value = value
        let size = text.utf8.count + 1
        try Self.check(text.withCString { cavro_set_string(&value, $0, size) })
    }

    func append() throws(CodecError) -> AvroValue {
        var value = value
        var item = avro_value_t()
        try Self.check(cavro_append(&value, &item))
        return AvroValue(item)
    }

    func selectBranch(_ index: Int) throws(CodecError) -> AvroValue {
        var value = value
        var branch = avro_value_t()
        try Self.check(cavro_set_branch(&value, Int32(index), &branch))
        return AvroValue(branch)
    }
}
