extension String {
    /// How many columns of a terminal the text takes: two for wide characters and emoji, none for combining marks and
    /// for the escape codes of `Style`.
    public var displayWidth: Int {
        if let width = utf8.withContiguousStorageIfAvailable(\.asciiWidth) ?? nil { return width }
        var width = 0
        var isEscape = false
        for character in self {
            if isEscape {
                isEscape = character != "m"
            } else if character == "\u{1b}" {
                isEscape = true
            } else {
                width += character.displayWidth
            }
        }
        return width
    }
}

extension Substring {
    /// The longest beginning that takes no more columns than given.
    func prefix(columns: Int) -> String {
        // What follows the last character must not be a mark that belongs to it.
        let bytes = utf8.prefix(columns + 1)
        if bytes.allSatisfy({ 0x20..<0x7F ~= $0 }) { return String(self[..<utf8.prefix(columns).endIndex]) }
        var left = columns
        return String(
            prefix { character in
                left -= character.displayWidth
                return left >= 0
            }
        )
    }

    /// The longest end that takes no more columns than given.
    func suffix(columns: Int) -> String {
        var left = columns
        let start = reversed().prefix { character in
            left -= character.displayWidth
            return left >= 0
        }
        return String(suffix(start.count))
    }
}

extension Character {
    /// How many columns of a terminal the character takes, after its first scalar that takes any.
    fileprivate var displayWidth: Int {
        var width = 0
        for scalar in unicodeScalars {
            if scalar.value == 0xFE0F { return 2 }
            width = max(width, scalar.displayWidth)
        }
        return width
    }
}

extension Unicode.Scalar {
    fileprivate var displayWidth: Int {
        if value < 0x300 { return value < 0x20 || 0x7F..<0xA0 ~= value ? 0 : 1 }
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: return 0
        default: return isWide ? 2 : 1
        }
    }

    /// The blocks whose characters Unicode's East Asian Width (UAX 11) calls wide or full-width, and emoji.
    private var isWide: Bool {
        switch value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
            0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6,
            0x17000...0x18CFF, 0x1B000...0x1B2FF, 0x20000...0x3FFFD:
            true
        default: properties.isEmojiPresentation
        }
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// How many columns text takes that is nothing but printable ASCII; `nil` for other text.
    fileprivate var asciiWidth: Int? { allSatisfy { 0x20..<0x7F ~= $0 } ? count : nil }
}
