/// Whole numbers from 0 on as text: five bits a digit, the lowest first, each digit but a number's last with 32 added, the
/// digits those of base64. Small numbers, of which trees consist, take one character.
///
/// Source maps (ECMA-426) write their numbers so, with a sign bit in addition.
struct PackedIntegers: Codable, Equatable {
    /// The numbers.
    var values: [Int]

    init(_ values: [Int] = []) {
        self.values = values
    }

    private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    /// More than this many digits are no number of a report: 55 bits.
    private static let maximumLength = 11

    /// The numbers as text; they must not be negative.
    var text: String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(values.count * 2)
        for value in values {
            precondition(value >= 0, "only numbers from 0 on can be packed")
            var rest = value
            while rest >= 32 {
                bytes.append(Self.digits[rest & 31 | 32])
                rest >>= 5
            }
            bytes.append(Self.digits[rest])
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Reads numbers; `nil` when the text is damaged.
    init?(text: String) {
        values = []
        values.reserveCapacity(text.utf8.count)
        var value = 0
        var length = 0
        for byte in text.utf8 {
            guard let digit = Self.value(of: byte), length < Self.maximumLength else { return nil }
            value |= (digit & 31) << (5 * length)
            length += 1
            guard digit < 32 else { continue }
            values.append(value)
            value = 0
            length = 0
        }
        guard length == 0 else { return nil }
    }

    init(from decoder: any Decoder) throws {
        guard let packed = PackedIntegers(text: try decoder.singleValueContainer().decode(String.self)) else {
            throw ReportReadError(problem: "its numbers are damaged")
        }
        self = packed
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }

    private static func value(of byte: UInt8) -> Int? {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): Int(byte) - 65
        case UInt8(ascii: "a")...UInt8(ascii: "z"): Int(byte) - 97 + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte) - 48 + 52
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }
}
