private import CCrypto

/// SHA-256 by libcrypto (FIPS 180-4). The algorithm is looked up once and the context is used again: both cost more
/// than hashing a short order.
final class SHA256 {
    static let byteCount = 32

    private let context: OpaquePointer
    private let algorithm: OpaquePointer
    private var bytes = [UInt8](repeating: 0, count: SHA256.byteCount)

    init() {
        guard let algorithm = EVP_MD_fetch(nil, "SHA256", nil), let context = EVP_MD_CTX_new() else {
            // Every libcrypto has the algorithm, so only memory can be lacking, and then nothing can go on.
            fatalError("libcrypto has no SHA-256")
        }
        self.algorithm = algorithm
        self.context = context
    }

    deinit {
        EVP_MD_CTX_free(context)
        EVP_MD_free(algorithm)
    }

    /// The digest of a message in lower-case hexadecimal.
    func hexadecimalDigest(of message: [UInt8]) -> String {
        var length: UInt32 = 0
        let succeeded =
            EVP_DigestInit_ex2(context, algorithm, nil) == 1
            && message.withUnsafeBytes { EVP_DigestUpdate(context, $0.baseAddress, $0.count) } == 1
            && EVP_DigestFinal_ex(context, &bytes, &length) == 1
        // These calls can only fail for want of memory.
        precondition(succeeded && length == UInt32(Self.byteCount), "libcrypto cannot hash")
        return Hexadecimal.text(of: bytes)
    }
}
