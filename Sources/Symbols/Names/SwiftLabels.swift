/// Reads the labels of a list of arguments.
enum SwiftLabels {
    /// `(_:from:)` for `A, from: B`; a list that has only labels stays as it is.
    static func read(_ text: BracketedText, _ range: Range<Int>) -> String {
        if range.isEmpty { return "()" }
        if isLabels(text, range) { return "(" + text.string(range) + ")" }
        var labels = "("
        var start = range.lowerBound
        while start < range.upperBound {
            let end = text.first(",", in: start..<range.upperBound) ?? range.upperBound
            labels += label(text, start..<end) + ":"
            start = end + 1
        }
        return labels + ")"
    }

    private static func isLabels(_ text: BracketedText, _ range: Range<Int>) -> Bool {
        text.bytes[range].last == UInt8(ascii: ":")
            && text.bytes[range].allSatisfy { $0.isIdentifier || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "`") }
    }

    private static func label(_ text: BracketedText, _ range: Range<Int>) -> String {
        let start = range.first { text.bytes[$0] != UInt8(ascii: " ") } ?? range.upperBound
        let end = text.endOfIdentifier(start, below: range.upperBound)
        return end > start && text.has(": ", at: end) ? text.string(start..<end) : "_"
    }
}
