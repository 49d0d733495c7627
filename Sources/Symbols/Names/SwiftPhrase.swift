/// Names that are words about a type, such as `outlined copy of Orders.Order` or `destroy value witness for A`.
enum SwiftPhrase {
    /// The words and the type, without private discriminators, extensions and constraints.
    static func tidy(_ text: BracketedText, _ range: Range<Int>) -> String {
        var kept: [UInt8] = []
        var place = range.lowerBound
        // What is to be left out of the brackets that are open now: from ` in ` or ` where ` on.
        var marks: [(start: Int, end: Int)] = []
        while place < range.upperBound {
            if let mark = marks.last, place == mark.start {
                place = mark.end
                marks.removeLast()
            } else if let end = endOfRemoved(text, place, below: range.upperBound) {
                place = end
            } else if let mark = discriminator(text, place, below: range.upperBound) {
                marks.append(mark)
                place += 1
            } else if let mark = constraint(text, place, below: range.upperBound) {
                marks.append(mark)
                kept.append(text.bytes[place])
                place += 1
            } else {
                kept.append(text.bytes[place])
                place += 1
            }
        }
        return String(decoding: kept, as: UTF8.self)
    }

    /// The end of `(extension in M):` or `< where …>`, if that begins at a place.
    private static func endOfRemoved(_ text: BracketedText, _ place: Int, below upper: Int) -> Int? {
        guard text.has("(extension in ", at: place) || text.has("< where ", at: place) else { return nil }
        guard let closing = text.closing(of: place, below: upper) else { return nil }
        return text.has("):", at: closing) ? closing + 2 : closing + 1
    }

    /// The range from ` where ` to before the bracket of `<A where A: B>`.
    private static func constraint(_ text: BracketedText, _ place: Int, below upper: Int) -> (start: Int, end: Int)? {
        guard text.has("<", at: place), let closing = text.closing(of: place, below: upper) else { return nil }
        return text.first(" where ", in: (place + 1)..<closing).map { ($0, closing) }
    }

    /// The range from ` in ` to after the parenthesis of `(name in _DISCRIMINATOR)`.
    private static func discriminator(_ text: BracketedText, _ place: Int, below upper: Int) -> (start: Int, end: Int)?
    {
        guard text.has("(", at: place), let closing = text.closing(of: place, below: upper) else { return nil }
        guard let mark = text.first(" in _", in: (place + 1)..<closing) else { return nil }
        // Only a name stands before it: `(A, B in _C)` cannot be.
        let isName = text.bytes[(place + 1)..<mark].allSatisfy { $0.isIdentifier || $0.isOperator }
        return isName ? (mark, closing + 1) : nil
    }
}
