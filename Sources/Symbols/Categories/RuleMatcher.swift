import ProfileModel

/// Finds the rule for frames; each different frame is tried once.
struct RuleMatcher {
    /// Longer names, in bytes, are matched by their beginning; those for regular expressions are cut shorter.
    static let maximumLength = 4096
    /// How much of a name a regular expression sees, in bytes.
    static let maximumRegexLength = 256

    private struct Key: Hashable {
        var symbol: String
        var name: String
        var module: String
        var isEntry: Bool
    }

    private let rules: [CategoryRule]
    /// Per rule, where it is one.
    private let regexes: [Regex<AnyRegexOutput>?]
    private var known: [Key: Int?] = [:]

    init(_ rules: CategoryRules) {
        self.rules = rules.rules
        regexes = rules.rules.map { rule in
            // The parser has compiled it before.
            if case .regex(let pattern) = rule.symbol { try? Regex(pattern) } else { nil }
        }
    }

    /// The first rule that matches a frame, which is an entry when it is called from another module.
    mutating func rule(for frame: Frame, isEntry: Bool) -> CategoryRule? {
        let key = Key(symbol: frame.symbol, name: frame.name, module: frame.module, isEntry: isEntry)
        if let found = known[key] { return found.map { rules[$0] } }
        let found = firstRule(for: frame, isEntry: isEntry)
        known[key] = .some(found)
        return found.map { rules[$0] }
    }

    private func firstRule(for frame: Frame, isEntry: Bool) -> Int? {
        let module = Array(frame.module.utf8.prefix(Self.maximumLength))
        let names = frame.name == frame.symbol ? [frame.name] : [frame.name, frame.symbol]
        let texts = names.filter { !$0.isEmpty }.map { Array($0.utf8.prefix(Self.maximumLength)) }
        return rules.indices.first { index in
            let rule = rules[index]
            guard isEntry || !rule.isEntry else { return false }
            return fits(rule, module) && texts.contains { matches(index, $0) }
        }
    }

    /// perf calls the kernel's own code `[kernel.kallsyms]`, as the rules do; other profilers call it `vmlinux`.
    private func fits(_ rule: CategoryRule, _ module: [UInt8]) -> Bool {
        if module.isEmpty { return !rule.matchesAllSymbols || rule.module.matchesAll }
        return rule.module.matches(module) || module.starts(with: Self.image) && rule.module.matches(Self.kernel)
    }

    private static let image = Array("vmlinux".utf8)
    private static let kernel = Array("[kernel.kallsyms]".utf8)

    private func matches(_ index: Int, _ text: [UInt8]) -> Bool {
        switch rules[index].symbol {
        case .glob(let pattern):
            return pattern.matches(text) || rules[index].withoutModule?.matches(text) == true
        case .regex:
            let start = String(decoding: text.prefix(Self.maximumRegexLength), as: UTF8.self)
            return (try? regexes[index]?.firstMatch(in: start)) != nil
        }
    }
}
