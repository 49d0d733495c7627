extension [UInt8] {
    /// Gives the bytes to a closure with a typed error, which `withUnsafeBytes` does not pass on.
    @inline(__always)
    func withBytes<Failure: Error>(_ body: (UnsafeRawBufferPointer) throws(Failure) -> Void) throws(Failure) {
        try withUnsafeBufferPointer { buffer throws(Failure) in try body(UnsafeRawBufferPointer(buffer)) }
    }
}
