private import CCrypto
import Foundation

/// The hash by which a content security policy lets one inline script or style through.
enum ContentHash {
    /// `'sha256-…'` with the digest in base64 (Content Security Policy Level 3, 2.3.1).
    static func source(of text: String) -> String {
        let bytes = Array(text.utf8)
        var digest = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
        var length: UInt32 = 0
        let succeeded = bytes.withUnsafeBytes {
            EVP_Digest($0.baseAddress, $0.count, &digest, &length, EVP_sha256(), nil) == 1
        }
        // It can only fail for want of memory, and then nothing can go on.
        precondition(succeeded && length == 32, "libcrypto cannot hash")
        return "'sha256-\(Data(digest.prefix(32)).base64EncodedString())'"
    }
}
