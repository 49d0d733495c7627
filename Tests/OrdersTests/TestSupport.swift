import Foundation
import Orders

/// A seeded source of test data (xorshift64*), independent of the module's own generator.
struct TestRandom: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed == 0 ? 1 : seed
    }

    mutating func next() -> UInt64 {
        state ^= state >> 12
        state ^= state << 25
        state ^= state >> 27
        return state &* 0x2545_f491_4f6c_dd1d
    }
}

extension OrderCodec {
    func decode(_ bytes: [UInt8]) throws(CodecError) -> Order {
        // A copy of exactly this size, so that a read behind the end is a read behind an allocation.
        let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 1)
        defer { copy.deallocate() }
        copy.copyBytes(from: bytes)
        return try decode(UnsafeRawBufferPointer(copy))
    }

    func encoded(_ order: Order) throws(CodecError) -> [UInt8] {
        var bytes: [UInt8] = []
        try encode(order, into: &bytes)
        return bytes
    }

    /// The code with which bytes are refused; `nil` when they are accepted.
    func refusal(of bytes: [UInt8]) -> CodecError.Code? {
        do {
            _ = try decode(bytes)
            return nil
        } catch {
            return error.code
        }
    }
}

/// The code with which a writer's schema is refused; `nil` when it is accepted.
func refusal(ofSchema text: String) -> CodecError.Code? {
    do {
        _ = try AvroOrderCodec(writerSchema: text)
        return nil
    } catch {
        return error.code
    }
}

enum Fixtures {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Fixtures/orders")

    static func text(_ name: String) throws -> String {
        try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    }

    static func lines(_ name: String) throws -> [String] {
        try text(name).split(separator: "\n").map(String.init)
    }

    /// With `BLESS_FIXTURES=1` in the environment, writes instead of comparing.
    static var blesses: Bool { ProcessInfo.processInfo.environment["BLESS_FIXTURES"] == "1" }

    static func write(_ text: String, to name: String) throws {
        try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
    }
}

extension [UInt8] {
    init(hexadecimal text: String) {
        let digits = text.utf8.map { UInt8(Character(Unicode.Scalar($0)).hexDigitValue ?? 0) }
        self = stride(from: 0, to: digits.count - 1, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    }
}
