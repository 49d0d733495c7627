import ProfileModel

/// Reads the text of a rule file.
struct RuleParser {
    /// Longer files are refused, in bytes.
    static let maximumLength = 1 << 20
    /// More rules are refused.
    static let maximumRules = 10_000

    private var rules: [CategoryRule] = []
    private var section: (category: Category, isHelper: Bool)?
    private var line = 0

    /// The rules of a text, in its order.
    static func rules(in text: String) throws(RuleError) -> [CategoryRule] {
        var parser = RuleParser()
        guard text.utf8.count <= maximumLength else {
            throw RuleError(line: 1, problem: "the file is larger than \(maximumLength) bytes")
        }
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            parser.line += 1
            try parser.read(line)
        }
        return parser.rules
    }

    private mutating func read(_ line: Substring) throws(RuleError) {
        let content = line.trimmingSpaces
        guard !content.isEmpty, content.first != "#" else { return }
        if line.first?.isWhitespace == true {
            try readRule(content)
        } else {
            try readSection(content)
        }
    }

    private mutating func readSection(_ content: Substring) throws(RuleError) {
        for (words, isHelper) in [("category ", false), ("helper category ", true)] where content.hasPrefix(words) {
            let name = content.dropFirst(words.count).trimmingSpaces
            guard !name.isEmpty else { break }
            guard name != Category.unknown.rawValue[...] else {
                throw error("\"\(name)\" is what no rule matches, and takes no rules")
            }
            section = (Category(rawValue: String(name)), isHelper)
            return
        }
        throw error(
            "expected \"category NAME\", \"helper category NAME\" or an indented rule, not \"\(shown(content))\""
        )
    }

    private mutating func readRule(_ content: Substring) throws(RuleError) {
        guard let section else { throw error("a rule must come after the category it belongs to") }
        var rest = content
        let isEntry = rest.hasPrefix("entry ") || rest.hasPrefix("entry\t")
        if isEntry { rest = rest.dropFirst(6).trimmingSpaces }
        let module = rest.prefix { !$0.isWhitespace }
        let symbol = rest.dropFirst(module.count).trimmingSpaces
        guard !symbol.isEmpty else { throw error("a rule is a module and a symbol, as in \"libz* inflate*\"") }
        guard rules.count < Self.maximumRules else { throw error("more than \(Self.maximumRules) rules") }
        rules.append(
            CategoryRule(
                category: section.category,
                isHelper: section.isHelper,
                isEntry: isEntry,
                module: module,
                symbol: try pattern(symbol),
                text: symbol
            )
        )
    }

    private func pattern(_ text: Substring) throws(RuleError) -> CategoryRule.Symbol {
        guard text.hasPrefix("/") else { return .glob(GlobPattern(text)) }
        guard text.count > 2, text.hasSuffix("/") else { throw error("a regular expression ends with \"/\"") }
        let pattern = String(text.dropFirst().dropLast())
        if let objection = RegexGuard.objection(to: pattern) { throw error(objection) }
        do {
            _ = try Regex(pattern)
        } catch {
            throw self.error("not a regular expression: \"\(shown(pattern[...]))\"")
        }
        return .regex(pattern)
    }

    private func error(_ problem: String) -> RuleError { RuleError(line: line, problem: problem) }

    /// A text for a message: without control characters, and not too long.
    private func shown(_ text: Substring) -> String {
        let limit = 60
        let start = String(
            String.UnicodeScalarView(
                text.unicodeScalars.prefix(limit).map { $0.value < 0x20 || $0.value == 0x7f ? "?" : $0 }
            )
        )
        return text.unicodeScalars.count > limit ? start + "…" : start
    }
}

extension Substring {
    /// Without white space at both ends.
    fileprivate var trimmingSpaces: Substring {
        let start = self.drop(while: \.isWhitespace)
        guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return start }
        return start[...last]
    }
}
