/// The suffix that `flamegraph symbols rewrite` puts behind a name that several functions have: ` [inner]`, ` [copy 2]`, ` [2]`.
enum PartSuffix {
    private static let parts: [Substring: NormalizedName.Part] = [
        "copy": .specialization, "thunk": .thunk, "resumed": .continuation, "inner": .inner,
    ]

    /// A name without its suffix, and the part that the suffix tells; `nil` when a name has none.
    static func cut(_ name: Substring) -> (rest: Substring, part: NormalizedName.Part)? {
        let bytes = name.utf8
        guard bytes.last == UInt8(ascii: "]"), let open = bytes.lastIndex(of: UInt8(ascii: "[")),
            open > bytes.startIndex
        else { return nil }
        let blank = bytes.index(before: open)
        guard blank > bytes.startIndex, bytes[blank] == UInt8(ascii: " ") else { return nil }
        let inside = name[bytes.index(after: open)...].dropLast()
        let words = inside.split(separator: " ", omittingEmptySubsequences: false)
        let part = parts[words[0]]
        let numbers = part == nil ? words[...] : words.dropFirst()
        // A word, a number, or a word and a number.
        guard numbers.count <= 1, numbers.allSatisfy(isNumber) else { return nil }
        return (name[..<blank], part ?? .whole)
    }

    private static func isNumber(_ text: Substring) -> Bool { !text.isEmpty && text.utf8.allSatisfy(\.isDigit) }
}
