/// Demangled names of C++ and Rust, as profilers write them.
enum NativeName {
    /// A name without arguments, return type and Rust's hash; templates' arguments stay.
    static func withoutArguments(_ name: String) -> String {
        guard name.utf8.contains(where: { $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: ":") }) else { return name }
        let text = BracketedText(name.utf8)
        var kept: [UInt8] = []
        var hadArguments = false
        var place = 0
        while place < text.bytes.count {
            let end = endOfPiece(text, place)
            let isRemoved = text.bytes[place] == UInt8(ascii: "(") && end > place + 1 && isArguments(text, place)
            if isRemoved {
                hadArguments = true
            } else if text.bytes[place] == UInt8(ascii: "{") {
                kept += withoutArgumentsInside(text, place..<end)
            } else {
                kept += text.bytes[place..<end]
            }
            place = isRemoved ? skipQualifiers(text, end) : end
        }
        if hadArguments { kept = withoutReturnType(kept) }
        let shorter = String(decoding: withoutHash(kept), as: UTF8.self)
        return shorter.isEmpty ? name : shorter
    }

    private static func endOfPiece(_ text: BracketedText, _ place: Int) -> Int {
        if text.has("operator()", at: place) { return place + 10 }
        return text.next(place)
    }

    /// Whether parentheses hold arguments: `(anonymous namespace)` and a parenthesis that begins the name do not.
    private static func isArguments(_ text: BracketedText, _ place: Int) -> Bool {
        place > 0 && !text.has("(anonymous namespace)", at: place)
    }

    /// `{lambda(int)#1}` becomes `{lambda#1}`.
    private static func withoutArgumentsInside(_ text: BracketedText, _ range: Range<Int>) -> [UInt8] {
        var kept: [UInt8] = []
        var place = range.lowerBound
        while place < range.upperBound {
            if place > range.lowerBound, text.bytes[place] == UInt8(ascii: "("),
                let end = text.closing(of: place, below: range.upperBound)
            {
                place = end + 1
                continue
            }
            kept.append(text.bytes[place])
            place += 1
        }
        return kept
    }

    /// ` const`, `&` and the like after arguments, and GCC's `[clone .cold]`.
    private static func skipQualifiers(_ text: BracketedText, _ start: Int) -> Int {
        var place = start
        while true {
            let before = place
            for word in [" const", " volatile", " &&", " &", " noexcept"] as [StaticString]
            where text.has(word, at: place) {
                place += word.utf8CodeUnitCount
            }
            if text.has(" [clone ", at: place), let end = text.closing(of: place + 1, below: text.bytes.count) {
                place = end + 1
            }
            if place == before { return place }
        }
    }

    /// `bool f` becomes `f`: only names with arguments carry a return type, before the last space outside brackets.
    private static func withoutReturnType(_ name: [UInt8]) -> [UInt8] {
        let text = BracketedText(name)
        var place = 0
        var start = 0
        while place < name.count {
            let isWord = place == 0 || !name[place - 1].isIdentifier
            // `operator new`, `operator bool`: the space belongs to the name.
            if isWord, text.has("operator", at: place) { break }
            if name[place] == UInt8(ascii: " ") { start = place + 1 }
            place = text.next(place)
        }
        return start < name.count ? Array(name[start...]) : name
    }

    /// Rust's legacy mangling ends in `::h` and 16 hexadecimal digits.
    private static func withoutHash(_ name: [UInt8]) -> [UInt8] {
        let length = 19
        guard name.count > length, name.suffix(length).starts(with: "::h".utf8) else { return name }
        let digits = name.suffix(16)
        let isHash = digits.allSatisfy { $0.isDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0) }
        return isHash ? name.dropLast(length) : name
    }
}
