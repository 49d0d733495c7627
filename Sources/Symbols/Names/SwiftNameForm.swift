/// Tells demangled Swift names from those of other languages.
enum SwiftNameForm {
    /// How phrases about a type begin; ` value witness for ` stands after the first word.
    private static let phrases: [StaticString] = [
        "associated type ", "base witness table ", "demangling cache variable ", "enum case for ",
        "full type metadata ",
        "generic type metadata ", "instantiation function ", "key path ", "lazy protocol witness ", "metadata ",
        "one-time initialization ", "outlined ", "protocol conformance ", "protocol witness ", "reflection metadata ",
        "type metadata ",
    ]

    /// Whether a text is a Swift name as `swift demangle` writes it, in full or simplified, or as `NameNormalizer` does.
    static func matches(_ text: String) -> Bool {
        let text = BracketedText(text.utf8)
        let bytes = text.bytes
        // C++ and Rust names are full of `::`, and Swift never writes it.
        if zip(bytes, bytes.dropFirst()).contains(where: { $0 == UInt8(ascii: ":") && $1 == UInt8(ascii: ":") }) {
            return false
        }
        return hasWords(text) || isQualified(text) || isLocal(text)
    }

    private static func hasWords(_ text: BracketedText) -> Bool {
        SwiftWrapper.read(text, 0, below: text.bytes.count) != nil || SwiftWrapper.isGlue(text, 0)
            || SwiftWrapper.isClosure(text, 0) || text.has("(extension in ", at: 0) || text.has("$defer #", at: 0)
            || phrases.contains { text.has($0, at: 0) }
            || text.has(" value witness for ", at: text.endOfIdentifier(0, below: text.bytes.count))
    }

    /// `Module.name` with arguments or words after it, and not a C symbol with a dot.
    private static func isQualified(_ text: BracketedText) -> Bool {
        let moduleEnd = text.endOfIdentifier(0, below: text.bytes.count)
        guard moduleEnd > 0, text.has(".", at: moduleEnd) else { return false }
        let hasArguments = text.bytes.contains { $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: " ") }
        return hasArguments || text.has("deinit", at: text.bytes.count - 6)
    }

    /// `name #1 (A) -> B in Module.f()`.
    private static func isLocal(_ text: BracketedText) -> Bool {
        let nameEnd = text.endOfIdentifier(0, below: text.bytes.count)
        return nameEnd > 0 && text.has(" #", at: nameEnd) && text.first(" in ", in: nameEnd..<text.bytes.count) != nil
    }
}
