/// A frame's name as folded files have it.
enum FoldedName {
    /// A name in which nothing means more than itself, in the form that this project's reader of folded files undoes:
    /// `\u{3b}` for the semicolon, which divides frames; the same for control characters and line ends, for a number
    /// sign at the beginning, which starts a comment, and for the backslash of a name that holds such an escape itself.
    static func escape(_ name: String) -> [UInt8] {
        guard !name.isEmpty else { return Array("[unknown]".utf8) }
        guard !name.utf8.allSatisfy(isPlain) else { return Array(name.utf8) }
        var escaped = ""
        var rest = name.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            if isSpecial(scalar, isFirst: escaped.isEmpty, rest) {
                escaped += "\\u{\(String(scalar.value, radix: 16))}"
            } else {
                escaped.unicodeScalars.append(scalar)
            }
        }
        return Array(escaped.utf8)
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        0x20..<0x7F ~= byte && byte != UInt8(ascii: ";") && byte != UInt8(ascii: "#") && byte != UInt8(ascii: "\\")
    }

    private static func isSpecial(_ scalar: Unicode.Scalar, isFirst: Bool, _ rest: Substring.UnicodeScalarView) -> Bool
    {
        switch scalar {
        case ";": return true
        case "#": return isFirst
        case "\\": return rest.starts(with: "u{".unicodeScalars)
        default: break
        }
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: return true
        default: return false
        }
    }
}
