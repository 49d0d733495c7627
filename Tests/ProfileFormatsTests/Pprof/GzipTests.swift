import Testing

@testable import ProfileFormats

@Suite("Gzip")
struct GzipTests {
    /// Bytes that do not pack well.
    private static func noise(_ count: Int) -> [UInt8] {
        var numbers = SplitMix64(seed: 9)
        return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &numbers) }
    }

    @Test("gives back what was packed", arguments: [0, 1, 65_535, 65_536, 65_537, 1_000_000])
    func roundTrip(_ count: Int) throws {
        let bytes = Self.noise(count)
        let packed = try Gzip.pack(bytes)
        #expect(Gzip.isPacked(packed))
        #expect(try Gzip.unpack(packed) == bytes)
        #expect(try Gzip.pack(bytes) == packed)
    }

    @Test("unpacks several members, one behind the other")
    func members() throws {
        let bytes = Self.noise(100_000)
        let packed = try Gzip.pack(Array(bytes[..<70_000])) + Gzip.pack([]) + Gzip.pack(Array(bytes[70_000...]))
        #expect(try Gzip.unpack(packed) == bytes)
    }

    @Test("is refused wherever it is cut, and when something else follows")
    func cut() throws {
        let packed = try Gzip.pack(Self.noise(500))
        for count in 2..<packed.count {
            let error = expectError(.malformed) { _ = try Gzip.unpack(Array(packed[..<count])) }
            #expect(error?.offset == count)
            #expect(error?.reason == "the gzip data ends too early")
        }
        _ = expectError(.malformed) { _ = try Gzip.unpack(packed + [0]) }
        _ = expectError(.malformed) { _ = try Gzip.unpack(packed + packed[..<5]) }
    }

    @Test("is refused when a bit is wrong")
    func flipped() throws {
        let bytes = Self.noise(300)
        let packed = try Gzip.pack(bytes)
        // Bytes 4 to 9 say when and where it was packed.
        for place in Array(2..<4) + Array(10..<packed.count) {
            for bit in 0..<8 {
                var damaged = packed
                damaged[place] ^= 1 << UInt8(bit)
                if let unpacked = try? Gzip.unpack(damaged) { #expect(unpacked == bytes) }
            }
        }
    }

    @Test("is not unpacked to more than 200 times its size, nor to more than 256 MiB")
    func bomb() throws {
        let small = [UInt8](repeating: 0, count: Gzip.alwaysUnpacked)
        #expect(try Gzip.unpack(Gzip.pack(small)) == small)
        let large = try Gzip.pack([UInt8](repeating: 0, count: Gzip.alwaysUnpacked + 1))
        #expect(expectError(.tooLarge) { _ = try Gzip.unpack(large) }?.reason.contains("200 times") == true)
        // Noise to lift the ratio's limit above the other one, and zeros behind it.
        let noise = try Gzip.pack(Self.noise(2 << 20))
        let zeros = try Gzip.pack([UInt8](repeating: 0, count: 16 << 20))
        let file = noise + Array((0..<17).map { _ in zeros }.joined())
        #expect(expectError(.tooLarge) { _ = try Gzip.unpack(file) }?.reason.contains("256 MiB") == true)
    }
}
