/// Text that can stand in an XML document, between tags or in an attribute: its only initialiser escapes, so that what
/// a profile calls a function cannot become markup.
public struct XMLText: Sendable, Equatable {
    /// The escaped text.
    public let escaped: String

    /// Escapes `&`, `<`, `>`, `"` and `'`, and drops the characters that XML 1.0 (2.2, "Characters") forbids even as
    /// references.
    public init(_ text: String) {
        // Most names need nothing, and are looked at as bytes, which is several times as fast.
        let isPlain = text.utf8.withContiguousStorageIfAvailable { $0.allSatisfy(Self.isPlain) } ?? false
        escaped = isPlain ? text : Self.escape(text)
    }

    /// Whether a byte of UTF-8 needs no look at all; 0xEF starts U+FFFE and U+FFFF.
    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x00...0x1F, 0xEF: false
        case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"): false
        default: true
        }
    }

    private static func escape(_ text: String) -> String {
        var escaped = ""
        escaped.reserveCapacity(text.utf8.count + 16)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            case "\t", "\n", "\r": escaped.unicodeScalars.append(scalar)
            case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": break
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
