extension String {
    /// The text with `_` for what would break a folded stack (`;`), a line, or a terminal: control characters, line ends
    /// and the marks that turn the direction of writing. A Swift name between backticks can hold any of them.
    var safeAsSymbol: String {
        guard unicodeScalars.contains(where: Self.isUnsafe) else { return self }
        var safe = String.UnicodeScalarView()
        for scalar in unicodeScalars { safe.append(Self.isUnsafe(scalar) ? "_" : scalar) }
        return String(safe)
    }

    private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x3b, 0..<0x20, 0x7f..<0xa0, 0x200e, 0x200f, 0x2028...0x202e, 0x2066...0x2069: true
        default: false
        }
    }
}
