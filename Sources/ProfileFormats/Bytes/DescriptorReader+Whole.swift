extension DescriptorReader {
    /// Reads an open file to its end.
    ///
    /// - Parameters:
    ///   - descriptor: Stays open.
    ///   - limit: How many bytes it may have.
    /// - Returns: All bytes.
    /// - Throws: `ProfileFormatError` when it cannot be read or is larger.
    static func bytes(_ descriptor: CInt, limit: Int) throws(ProfileFormatError) -> [UInt8] {
        var file = DescriptorReader(descriptor)
        var bytes: [UInt8] = []
        while try file.next({ chunk in chunk.withUnsafeBytes { bytes.append(contentsOf: $0) } }) {
            guard bytes.count <= limit else {
                throw ProfileFormatError(.tooLarge, "the profile has more than \(limit >> 20) MiB")
            }
        }
        return bytes
    }
}
