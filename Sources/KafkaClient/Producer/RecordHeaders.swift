/// Builds the headers of a message.
///
/// The values are copied as they are appended. A successful `send` takes the headers along and leaves the builder
/// empty, ready for the next message; a failed one leaves them, for another attempt.
public struct RecordHeaders: ~Copyable {
    var handle: HeadersHandle?

    /// How many headers there are.
    public private(set) var count = 0

    /// Makes an empty builder.
    public init() {}

    /// Drops all headers.
    public mutating func removeAll() {
        handle = nil
        count = 0
    }

    /// Appends a header whose name is known when the program is built; this costs least.
    public mutating func append(_ name: HeaderName, _ value: UnsafeRawBufferPointer) {
        append(UnsafeRawBufferPointer(start: name.text.utf8Start, count: name.text.utf8CodeUnitCount), value)
    }

    /// Appends a header whose name is given by its UTF-8 bytes, for instance one that was consumed.
    public mutating func append(_ name: UnsafeRawBufferPointer, _ value: UnsafeRawBufferPointer?) {
        if handle == nil { handle = HeadersHandle() }
        handle?.append(name, value)
        count += 1
    }

    /// Appends a header with text in UTF-8 as its value.
    public mutating func append(_ name: HeaderName, text: String) {
        var text = text
        text.withUTF8 { append(name, UnsafeRawBufferPointer($0)) }
    }

    /// Forgets the headers: the library has taken them over.
    mutating func handOver() {
        handle.take()?.release()
        count = 0
    }
}

/// The name of a header, fixed when the program is built.
public struct HeaderName: ExpressibleByStringLiteral, Sendable, CustomStringConvertible {
    let text: StaticString

    /// Wraps a literal.
    public init(stringLiteral value: StaticString) {
        // A single scalar is stored without a pointer to its bytes, which the builder needs.
        precondition(value.hasPointerRepresentation, "a header's name has to be a string literal")
        text = value
    }

    /// The name.
    public var description: String { text.description }
}
