/// The content-addressed identity of a schema: 16 bytes that are the same in every registry.
public struct SchemaGUID: Hashable, Sendable {
    /// The 16 bytes, most significant first.
    public let bytes: [UInt8]

    /// Wraps 16 bytes, most significant first; `nil` for any other number of bytes.
    public init?(bytes: some Sequence<UInt8>) {
        let bytes = Array(bytes)
        guard bytes.count == 16 else { return nil }
        self.bytes = bytes
    }

    /// Reads the text form of RFC 4122, in either case: `8-4-4-4-12` hexadecimal digits.
    public init?(_ text: String) {
        let characters = Array(text.utf8)
        guard characters.count == 36 else { return nil }
        var bytes: [UInt8] = []
        var high: UInt8?
        for (position, character) in characters.enumerated() {
            if Self.hyphenPositions.contains(position) {
                guard character == UInt8(ascii: "-") else { return nil }
                continue
            }
            guard let digit = Hexadecimal.value(of: character) else { return nil }
            if let first = high {
                bytes.append(first << 4 | digit)
                high = nil
            } else {
                high = digit
            }
        }
        self.init(bytes: bytes)
    }

    private static let hyphenPositions: Set<Int> = [8, 13, 18, 23]
}

extension SchemaGUID: CustomStringConvertible {
    /// The text form of RFC 4122, in lower case.
    public var description: String {
        var text = ""
        for (index, byte) in bytes.enumerated() {
            if [4, 6, 8, 10].contains(index) { text.append("-") }
            text.append(Hexadecimal.lowercase(byte))
        }
        return text
    }
}

extension SchemaGUID: Codable {
    /// Reads the text form.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let guid = SchemaGUID(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not the text form of RFC 4122")
        }
        self = guid
    }

    /// Writes the text form.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
