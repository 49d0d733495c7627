extension String {
    /// Decodes a C buffer up to its first zero, or whole when there is none.
    init(nullTerminated buffer: UnsafeBufferPointer<CChar>) {
        self.init(decoding: buffer.prefix { $0 != 0 }.lazy.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
