/// How names with characters that mean something in a folded file are written: `\u{3b}` for a semicolon.
///
/// A name that holds the text `\u{` itself is written with `\u{5c}` for its backslash, so that every name can be read back.
enum FoldedEscape {
    /// A name without semicolons, line ends and other control characters, and without a number sign at its start, which
    /// would make a comment of the line.
    static func escape(_ name: String) -> String {
        let scalars = Array(name.unicodeScalars)
        let special = scalars.indices.filter { isSpecial(scalars, $0) }
        guard !special.isEmpty else { return name }
        var escaped = String.UnicodeScalarView()
        var next = special.startIndex
        for index in scalars.indices {
            if next < special.endIndex, special[next] == index {
                escaped.append(contentsOf: "\\u{\(String(scalars[index].value, radix: 16))}".unicodeScalars)
                next += 1
            } else {
                escaped.append(scalars[index])
            }
        }
        return String(escaped)
    }

    private static func isSpecial(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
        switch scalars[index] {
        case ";": true
        case "#": index == 0
        case "\\": index + 2 < scalars.count && scalars[index + 1] == "u" && scalars[index + 2] == "{"
        default:
            switch scalars[index].properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator: true
            default: false
            }
        }
    }

    /// The name that a text stands for; what looks like an escape and is none stays as it is.
    static func unescape(_ text: String) -> String {
        guard text.contains("\\u{") else { return text }
        var name = String.UnicodeScalarView()
        var rest = Substring(text).unicodeScalars
        while let scalar = rest.first {
            if let (escaped, end) = escape(at: rest) {
                name.append(escaped)
                rest = rest[end...]
            } else {
                name.append(scalar)
                rest = rest.dropFirst()
            }
        }
        return String(name)
    }

    private static func escape(
        at text: Substring.UnicodeScalarView
    ) -> (scalar: Unicode.Scalar, end: Substring.UnicodeScalarView.Index)? {
        guard text.starts(with: "\\u{".unicodeScalars) else { return nil }
        let digits = text.dropFirst(3).prefix(9)
        guard let close = digits.firstIndex(of: "}"),
            let value = UInt32(String(digits[..<close]), radix: 16), let scalar = Unicode.Scalar(value)
        else { return nil }
        return (scalar, digits.index(after: close))
    }
}
