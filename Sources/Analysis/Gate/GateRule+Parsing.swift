extension GateRule {
    /// Reads a rule: `function:NAME`, `category:NAME` or `total`, then `>` and how much is allowed, `+10%` or `+50ns` (also us,
    /// µs, ms). A name may have `*` and `?`.
    ///
    /// - Throws: What is wrong.
    public init(_ text: String) throws(GateRuleError) {
        // Names of operators have the sign too, so the last one decides.
        guard let sign = text.lastIndex(of: ">") else {
            throw GateRuleError(description: "'\(text)' has no limit; write for instance 'total > +5%'.")
        }
        subject = try Self.subject(Self.trimmed(text[..<sign]), in: text)
        threshold = try Self.threshold(Self.trimmed(text[text.index(after: sign)...]), in: text)
        description = String(Self.trimmed(text[...]))
    }

    private static func subject(_ part: Substring, in text: String) throws(GateRuleError) -> Subject {
        if part == "total" { return .total }
        let pieces = part.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let name = pieces.count == 2 ? trimmed(pieces[1]) : ""
        guard !name.isEmpty else {
            throw GateRuleError(description: "'\(text)' limits neither function:NAME, nor category:NAME, nor total.")
        }
        switch pieces[0] {
        case "function": return .function(NamePattern(String(name)))
        case "category": return .category(NamePattern(String(name)))
        default:
            throw GateRuleError(description: "'\(text)' limits neither function:NAME, nor category:NAME, nor total.")
        }
    }

    private static let units: [(name: String, nanoseconds: Double)] = [
        ("ns", 1), ("us", 1e3), ("µs", 1e3), ("μs", 1e3), ("ms", 1e6),
    ]

    private static func threshold(_ part: Substring, in text: String) throws(GateRuleError) -> Threshold {
        let amount = part.hasPrefix("+") ? part.dropFirst() : part
        if amount.hasSuffix("%"), let share = number(amount.dropLast()) { return .relative(share / 100) }
        for unit in units where amount.hasSuffix(unit.name) {
            if let value = number(amount.dropLast(unit.name.count)) { return .absolute(value * unit.nanoseconds) }
        }
        throw GateRuleError(description: "'\(text)' allows '\(part)', which is neither like +10% nor like +50ns.")
    }

    /// A plain decimal number that is not negative: no exponent, no sign, no name of a number.
    private static func number(_ text: Substring) -> Double? {
        let digits = trimmed(text)
        guard digits.utf8.contains(where: { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }),
            digits.utf8.allSatisfy({ $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") || $0 == UInt8(ascii: ".") }),
            let value = Double(digits), value.isFinite
        else { return nil }
        return value
    }

    private static func trimmed(_ text: Substring) -> Substring {
        var text = text
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }
}
