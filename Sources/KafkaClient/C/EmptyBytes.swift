/// An address for empty values: to librdkafka a null pointer means "no value", not "an empty one".
///
/// Never written or read, and never freed.
nonisolated(unsafe) let emptyBytes = UnsafeRawPointer(UnsafeMutableRawPointer.allocate(byteCount: 1, alignment: 1))
