/// Reads `Module.Type.method<A>(label: B) -> C` as `Module.Type.method(label:)`.
///
/// What does not begin with a path, such as `type metadata accessor for T`, is a phrase: its words stay, and only
/// discriminators and constraints go.
struct SwiftNamePath {
    /// The name without types.
    private(set) var name = ""
    /// The place after the name and its arguments.
    private(set) var end: Int
    /// What part of the function it is, as far as the path tells.
    private(set) var part = NormalizedName.Part.whole
    /// Whether the text is words and not a path.
    private(set) var isPhrase = false

    private let text: BracketedText
    private let range: Range<Int>
    private var components: [String] = []
    /// The module of the outermost extension that the path names.
    private var extender: String?

    /// Reads the path at the beginning of a range.
    init(_ text: BracketedText, _ range: Range<Int>) {
        self.text = text
        self.range = range
        end = range.lowerBound
        skipExtensions()
        repeat { readComponent() } while !isPhrase && skip(".")
        if isPhrase {
            name = SwiftPhrase.tidy(text, range)
            end = range.upperBound
            return
        }
        labelSubscript()
        if let extender, components.count > 1 { components[0] = extender }
        name = components.joined(separator: ".")
    }

    private mutating func skipExtensions() {
        let words: StaticString = "(extension in "
        while text.has(words, at: end), let closing = text.closing(of: end, below: range.upperBound) {
            guard text.has(":", at: closing + 1) else { return }
            if extender == nil { extender = text.string((end + words.utf8CodeUnitCount)..<closing) }
            end = closing + 2
        }
    }

    private mutating func readComponent() {
        if let privateName = readPrivateName() {
            components.append(renamed(privateName))
        } else if isOperator(end) {
            let start = end
            while end < range.upperBound, text.bytes[end].isOperator { end += 1 }
            components.append(text.string(start..<end))
        } else {
            let start = end
            end = text.endOfIdentifier(end, below: range.upperBound)
            let word = text.string(start..<end)
            isPhrase = word.isEmpty || isFollowedByWord
            if !isPhrase { components.append(renamed(word)) }
        }
        if !isPhrase { readAfterName() }
    }

    /// `(name in _DISCRIMINATOR)`.
    private mutating func readPrivateName() -> String? {
        guard text.has("(", at: end), let closing = text.closing(of: end, below: range.upperBound),
            let mark = text.first(" in ", in: (end + 1)..<closing)
        else { return nil }
        defer { end = closing + 1 }
        return text.string((end + 1)..<mark)
    }

    private func isOperator(_ place: Int) -> Bool {
        place > range.lowerBound && place < range.upperBound && text.bytes[place].isOperator
            && text.bytes[place - 1] == UInt8(ascii: ".")
    }

    /// Whether a word and no part of a declaration comes next, as in `type metadata accessor for`.
    private var isFollowedByWord: Bool {
        guard end < range.upperBound else { return false }
        if text.bytes[end] != UInt8(ascii: " ") {
            return !Array(".(<:@".utf8).contains(text.bytes[end])
        }
        let known: [StaticString] = [" : ", " infix", " prefix", " postfix", " #", " <", " in ", " -> "]
        return !known.contains { text.has($0, at: end) }
    }

    private mutating func renamed(_ word: String) -> String {
        switch word {
        case "__allocating_init":
            part = .thunk
            return "init"
        case "__deallocating_deinit", "__isolated_deallocating_deinit":
            part = .thunk
            return "deinit"
        default:
            return word
        }
    }

    /// Local number, generic parameters and arguments.
    private mutating func readAfterName() {
        for word in [" infix", " prefix", " postfix"] as [StaticString] where text.has(word, at: end) {
            end += word.utf8CodeUnitCount
        }
        if text.has(" #", at: end) {
            end = text.endOfIdentifier(end + 2, below: range.upperBound)
            if text.has(" <", at: end) || text.has(" (", at: end) { end += 1 }
        }
        while text.has("<", at: end), let closing = text.closing(of: end, below: range.upperBound) { end = closing + 1 }
        skipAttribute()
        guard text.has("(", at: end), let closing = text.closing(of: end, below: range.upperBound) else { return }
        appendToLast(SwiftLabels.read(text, (end + 1)..<closing))
        end = closing + 1
    }

    /// `@Sendable ` stands between a function's name and its arguments.
    private mutating func skipAttribute() {
        guard text.has("@", at: end) else { return }
        let wordEnd = text.endOfIdentifier(end + 1, below: range.upperBound)
        if text.has(" (", at: wordEnd) { end = wordEnd + 1 }
    }

    /// `subscript.getter : (A, default: B) -> C` is `subscript(_:default:).getter`.
    private mutating func labelSubscript() {
        guard components.count > 1, components[components.count - 2] == "subscript", text.has(" : ", at: end) else {
            return
        }
        var place = end + 3
        while text.has("<", at: place), let closing = text.closing(of: place, below: range.upperBound) {
            place = closing + 1
        }
        guard text.has("(", at: place), let closing = text.closing(of: place, below: range.upperBound) else { return }
        components[components.count - 2] += SwiftLabels.read(text, (place + 1)..<closing)
        end = closing + 1
    }

    private mutating func appendToLast(_ labels: String) {
        if let last = components.indices.last { components[last] += labels }
    }

    private mutating func skip(_ word: StaticString) -> Bool {
        guard text.has(word, at: end), end + word.utf8CodeUnitCount < range.upperBound else { return false }
        end += word.utf8CodeUnitCount
        return true
    }
}
