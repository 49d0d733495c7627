import Testing

@testable import Workload

@Suite struct SHA256Tests {
    // FIPS 180-4 example messages.
    static let vectors: [(message: String, digest: String)] = [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        (String(repeating: "a", count: 1_000_000), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
    ]

    @Test("the published digests, each twice by one hasher in turn")
    func publishedDigests() {
        let hasher = SHA256()
        for _ in 0..<2 {
            for (message, digest) in Self.vectors {
                #expect(hasher.hexadecimalDigest(of: Array(message.utf8)) == digest)
            }
        }
    }

    @Test("hexadecimal has two digits for every byte")
    func hexadecimal() {
        #expect(Hexadecimal.text(of: [0, 1, 0x0F, 0xA0, 0xFF]) == "00010fa0ff")
        #expect(Hexadecimal.text(of: []) == "")
    }
}
