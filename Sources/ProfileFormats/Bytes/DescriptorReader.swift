import Glibc

/// Reads an open file, a pipe or a terminal to its end, a chunk at a time.
struct DescriptorReader {
    private static let chunkSize = 1 << 18

    let descriptor: CInt
    private var chunk = [UInt8](repeating: 0, count: Self.chunkSize)

    init(_ descriptor: CInt) {
        self.descriptor = descriptor
    }

    /// Gives the next bytes to a closure.
    ///
    /// - Returns: `false` at the end.
    mutating func next(_ use: (RawSpan) -> Void) throws(ProfileFormatError) -> Bool {
        var count = 0
        repeat {
            count = chunk.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
        } while count < 0 && errno == EINTR
        guard count >= 0 else {
            throw ProfileFormatError(.unreadable, "the profile cannot be read: \(String(cString: strerror(errno)))")
        }
        guard count > 0 else { return false }
        use(chunk.span.bytes.extracting(first: count))
        return true
    }
}
