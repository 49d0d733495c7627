/// What linkers and compilers hang on a C symbol.
enum SymbolSuffix {
    private static let copies: Set<Substring> = [
        "constprop", "isra", "llvm", "lto_priv", "localalias", "clone", "__uniq",
    ]
    private static let blocks: Set<Substring> = ["part", "cold", "unlikely", "warm"]

    /// A symbol without its version (`@@GLIBC_2.2.5`, `@plt`) and suffixes (`.constprop.0`, `.cold`).
    static func cut(_ symbol: String) -> NormalizedName {
        var name = withoutVersion(symbol[...])
        var part = NormalizedName.Part.whole
        while let (shorter, found) = withoutSuffix(name) {
            name = shorter
            part = max(part, found)
        }
        return NormalizedName(name: String(name), part: part)
    }

    private static func withoutVersion(_ symbol: Substring) -> Substring {
        guard let mark = symbol.utf8.firstIndex(of: UInt8(ascii: "@")), mark > symbol.startIndex else { return symbol }
        // C++ names have no such mark; what has a space after it is not a version.
        return symbol[mark...].utf8.contains(UInt8(ascii: " ")) ? symbol : symbol[..<mark]
    }

    /// The name without its last `.word` or `.word.number`, if the word is one that compilers add.
    private static func withoutSuffix(_ name: Substring) -> (Substring, NormalizedName.Part)? {
        guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")), dot > name.startIndex else { return nil }
        let last = name[name.utf8.index(after: dot)...]
        if let part = part(of: last) { return (name[..<dot], part) }
        guard !last.isEmpty, last.utf8.allSatisfy(\.isDigit) else { return nil }
        let rest = name[..<dot]
        guard let wordDot = rest.utf8.lastIndex(of: UInt8(ascii: ".")), wordDot > rest.startIndex else { return nil }
        return part(of: rest[rest.utf8.index(after: wordDot)...]).map { (rest[..<wordDot], $0) }
    }

    private static func part(of word: Substring) -> NormalizedName.Part? {
        if copies.contains(word) { return .specialization }
        return blocks.contains(word) ? .inner : nil
    }
}
