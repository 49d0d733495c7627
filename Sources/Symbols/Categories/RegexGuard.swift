/// Refuses regular expressions that can take very long on a hostile name: Swift's engine goes back and tries again, which
/// takes exponential time when what repeats is inside of what repeats.
struct RegexGuard {
    /// More repetitions without an upper limit are refused: each multiplies the time by the length of the name.
    static let maximumRepetitions = 2

    private enum Atom { case none, single, complexGroup }

    private var bytes: ArraySlice<UInt8>
    /// Per group that is open, the outermost first: whether there is a repetition or a choice inside.
    private var isComplex = [false]
    private var last = Atom.none
    private var repetitions = 0

    /// What is wrong with a pattern, or `nil`.
    static func objection(to pattern: some StringProtocol) -> String? {
        var guardian = RegexGuard(bytes: Array(pattern.utf8)[...])
        while let byte = guardian.bytes.popFirst() {
            if let objection = guardian.read(byte) { return objection }
        }
        let isTooMuch = guardian.repetitions > maximumRepetitions
        return isTooMuch ? "more than \(maximumRepetitions) repetitions can take too long" : nil
    }

    private init(bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
    }

    private mutating func read(_ byte: UInt8) -> String? {
        switch byte {
        case UInt8(ascii: "\\"): return readEscape()
        case UInt8(ascii: "("): openGroup()
        case UInt8(ascii: ")"): return closeGroup()
        case UInt8(ascii: "*"), UInt8(ascii: "+"): return readRepetition()
        case UInt8(ascii: "{"):
            skip(to: UInt8(ascii: "}"))
            return readRepetition()
        case UInt8(ascii: "["):
            skipClass()
            last = .single
        case UInt8(ascii: "|"):
            noteComplexity()
            last = .none
        case UInt8(ascii: "?"):
            if last == .single { noteComplexity() }
        default:
            last = .single
        }
        return nil
    }

    private mutating func readEscape() -> String? {
        guard let escaped = bytes.popFirst() else { return "there is nothing after the last \"\\\"" }
        if escaped.isDigit || escaped == UInt8(ascii: "k") { return "a reference to a group can take too long" }
        if escaped == UInt8(ascii: "Q") { return "quoting with \"\\Q\" is not supported" }
        // The braces of `\p{L}` are no count.
        if bytes.first == UInt8(ascii: "{") { skip(to: UInt8(ascii: "}")) }
        last = .single
        return nil
    }

    private mutating func openGroup() {
        // A `?` here begins the group's kind and is no repetition.
        if bytes.first == UInt8(ascii: "?") { bytes.removeFirst() }
        isComplex.append(false)
        last = .none
    }

    private mutating func closeGroup() -> String? {
        guard isComplex.count > 1, let group = isComplex.popLast() else { return "a parenthesis is missing" }
        if group { noteComplexity() }
        last = group ? .complexGroup : .single
        return nil
    }

    private mutating func readRepetition() -> String? {
        if last == .complexGroup { return "a repeated group that repeats or chooses inside can take too long" }
        repetitions += 1
        noteComplexity()
        last = .single
        return nil
    }

    private mutating func noteComplexity() { isComplex[isComplex.count - 1] = true }

    private mutating func skipClass() {
        var depth = 1
        while depth > 0, let byte = bytes.popFirst() {
            if byte == UInt8(ascii: "\\") { _ = bytes.popFirst() }
            if byte == UInt8(ascii: "[") { depth += 1 }
            if byte == UInt8(ascii: "]") { depth -= 1 }
        }
    }

    private mutating func skip(to end: UInt8) {
        while let byte = bytes.popFirst(), byte != end {}
    }
}
