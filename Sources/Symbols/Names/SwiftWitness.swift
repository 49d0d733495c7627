/// Reads `P.f(a: A) -> B in conformance <C> T<C> : P in M`, a protocol witness, as `T.f(a:)`.
struct SwiftWitness {
    /// The conforming type's method, or the requirement's name where the type has none.
    let name: String

    /// Reads the witness in a range, after the words `protocol witness for`.
    init(_ text: BracketedText, _ range: Range<Int>) {
        let words: StaticString = " in conformance "
        let mark = text.first(words, in: range) ?? range.upperBound
        let requirement = Self.requirement(text, range.lowerBound..<mark)
        let conformance = min(mark + words.utf8CodeUnitCount, range.upperBound)..<range.upperBound
        let types = Self.types(text, conformance)
        guard let types, requirement.hasPrefix(types.`protocol` + ".") else {
            name = requirement
            return
        }
        name = types.conforming + requirement.dropFirst(types.`protocol`.count)
    }

    private static func requirement(_ text: BracketedText, _ range: Range<Int>) -> String {
        let words: StaticString = "static "
        let start =
            text.has(words, at: range.lowerBound) ? range.lowerBound + words.utf8CodeUnitCount : range.lowerBound
        return SwiftNamePath(text, min(start, range.upperBound)..<range.upperBound).name
    }

    private static func types(_ text: BracketedText, _ range: Range<Int>) -> (conforming: String, protocol: String)? {
        var start = range.lowerBound
        while text.has("<", at: start), let closing = text.closing(of: start, below: range.upperBound) {
            start = closing + 2
        }
        guard start < range.upperBound, let mark = text.first(" : ", in: start..<range.upperBound) else { return nil }
        guard let conforming = conforming(text, start..<mark) else { return nil }
        return (conforming, SwiftNamePath(text, (mark + 3)..<range.upperBound).name)
    }

    /// A type's path; arrays, dictionaries and optionals are written with brackets and a question mark.
    private static func conforming(_ text: BracketedText, _ range: Range<Int>) -> String? {
        if text.bytes[range].last == UInt8(ascii: "?") { return "Swift.Optional" }
        if text.has("[", at: range.lowerBound),
            let closing = text.closing(of: range.lowerBound, below: range.upperBound)
        {
            let isDictionary = text.first(" : ", in: (range.lowerBound + 1)..<closing) != nil
            return isDictionary ? "Swift.Dictionary" : "Swift.Array"
        }
        let path = SwiftNamePath(text, range)
        return path.isPhrase || path.end < range.upperBound ? nil : path.name
    }
}
