/// The bytes of a name, with the partner of every bracket.
///
/// Brackets are `()`, `[]`, `{}` and `<>`, but not the `>` of an arrow nor the characters of an operator's own name. A
/// bracket without a partner is an ordinary character. Takes time in proportion to the length.
struct BracketedText {
    let bytes: [UInt8]
    /// Per position: the place of the closing bracket of the one that opens there, or −1.
    private var closings: [Int]

    init(_ text: some Sequence<UInt8>) {
        bytes = Array(text)
        closings = Array(repeating: -1, count: bytes.count)
        var open: [Int] = []
        var place = 0
        while place < bytes.count {
            if let end = endOfOperatorName(place) {
                place = end
                continue
            }
            switch bytes[place] {
            case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "<"): open.append(place)
            case UInt8(ascii: ")"): close(UInt8(ascii: "("), at: place, &open)
            case UInt8(ascii: "]"): close(UInt8(ascii: "["), at: place, &open)
            case UInt8(ascii: "}"): close(UInt8(ascii: "{"), at: place, &open)
            case UInt8(ascii: ">"): closeAngle(at: place, &open)
            default: break
            }
            place += 1
        }
    }

    /// The place after what begins at a place: after the closing bracket, or of the next byte.
    func next(_ place: Int) -> Int { closings[place] >= 0 ? closings[place] + 1 : place + 1 }

    /// The place of the closing bracket of the one that opens at a place, if it has a partner there and below `upper`.
    func closing(of place: Int, below upper: Int) -> Int? {
        place < upper && closings[place] >= 0 && closings[place] < upper ? closings[place] : nil
    }

    /// The first place of a text in a range, outside all brackets that open in it.
    func first(_ text: StaticString, in range: Range<Int>) -> Int? {
        var place = range.lowerBound
        while place + text.utf8CodeUnitCount <= range.upperBound {
            if has(text, at: place) { return place }
            place = next(place)
        }
        return nil
    }

    /// Whether a text stands at a place.
    func has(_ text: StaticString, at place: Int) -> Bool {
        guard place >= 0, place + text.utf8CodeUnitCount <= bytes.count else { return false }
        return text.withUTF8Buffer { bytes[place..<(place + $0.count)].elementsEqual($0) }
    }

    /// The place of the last byte of the identifier that begins at a place, plus one.
    func endOfIdentifier(_ start: Int, below upper: Int) -> Int {
        var end = start
        while end < upper, bytes[end].isIdentifier { end += 1 }
        return end
    }

    /// A range as text.
    func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    /// Closes a bracket. What is still open inside and weaker has no partner: `<` may be a comparison, and Swift's
    /// demangler forgets a `]` after `[Closure Propagated : …`.
    private mutating func close(_ opening: UInt8, at place: Int, _ open: inout [Int]) {
        // Real names leave one or two open; the limit keeps the time in proportion to the length.
        for depth in 1...8 where depth <= open.count {
            let candidate = open[open.count - depth]
            if bytes[candidate] == opening {
                closings[candidate] = place
                open.removeLast(depth)
                return
            }
            guard isWeaker(bytes[candidate], than: opening) else { return }
        }
    }

    private func isWeaker(_ inner: UInt8, than outer: UInt8) -> Bool {
        switch inner {
        case UInt8(ascii: "<"): true
        case UInt8(ascii: "["): outer == UInt8(ascii: "(") || outer == UInt8(ascii: "<")
        default: false
        }
    }

    private mutating func closeAngle(at place: Int, _ open: inout [Int]) {
        let isArrow = place > 0 && bytes[place - 1] == UInt8(ascii: "-")
        if !isArrow { close(UInt8(ascii: "<"), at: place, &open) }
    }

    /// The end of the name of an operator: after a dot in Swift, after `operator` in C++.
    private func endOfOperatorName(_ place: Int) -> Int? {
        if bytes[place] == UInt8(ascii: "."), place + 1 < bytes.count, bytes[place + 1].isOperator {
            return endOfOperator(place + 1)
        }
        guard bytes[place] == UInt8(ascii: "o"), has("operator", at: place) else { return nil }
        guard place == 0 || !bytes[place - 1].isIdentifier else { return nil }
        if has("operator()", at: place) || has("operator[]", at: place) { return place + 10 }
        let end = endOfOperator(place + 8)
        return end > place + 8 ? endOfTemplateOperator(place + 8, end) : nil
    }

    private func endOfOperator(_ start: Int) -> Int {
        var end = start
        while end < bytes.count, bytes[end].isOperator { end += 1 }
        return end
    }

    /// `operator<<<char>`: the longest operator is `<<`, and what follows opens the template's arguments.
    private func endOfTemplateOperator(_ start: Int, _ end: Int) -> Int {
        guard bytes[start] == UInt8(ascii: "<") else { return end }
        let longest =
            has("<=>", at: start) || has("<<=", at: start) ? 3 : has("<<", at: start) || has("<=", at: start) ? 2 : 1
        return min(end, start + longest)
    }
}
