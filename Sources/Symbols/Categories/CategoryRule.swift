public import ProfileModel

/// One line of a rule file: which frames belong to a category.
public struct CategoryRule: Sendable, Hashable {
    /// How a rule's symbol is matched.
    enum Symbol: Sendable, Hashable {
        case glob(GlobPattern)
        /// A regular expression, found to be sound; compiled where it is used, because `Regex` cannot be sent.
        case regex(String)
    }

    /// What frames that match are for.
    public let category: Category
    /// Whether the category is of helpers, whose cost can be given to the nearest caller that is no helper.
    public let isHelper: Bool
    /// Whether only a frame that is called from another module matches.
    public let isEntry: Bool
    let module: GlobPattern
    let symbol: Symbol
    /// The pattern without its first part, for names that a tool wrote without modules, as `specialized Order.encode(to:)`.
    let withoutModule: GlobPattern?

    init(
        category: Category,
        isHelper: Bool,
        isEntry: Bool,
        module: some StringProtocol,
        symbol: Symbol,
        text: some StringProtocol
    ) {
        self.category = category
        self.isHelper = isHelper
        self.isEntry = isEntry
        self.module = GlobPattern(module)
        self.symbol = symbol
        withoutModule = Self.withoutModule(symbol, text)
    }

    /// Whether the symbol's pattern matches everything.
    var matchesAllSymbols: Bool {
        if case .glob(let pattern) = symbol { pattern.matchesAll } else { false }
    }

    /// Only `Module.Type…` with plain first parts has a form without module.
    private static func withoutModule(_ symbol: Symbol, _ text: some StringProtocol) -> GlobPattern? {
        guard case .glob = symbol, let dot = text.firstIndex(of: ".") else { return nil }
        let type = text[text.index(after: dot)...]
        let typeName = type.prefix { $0 != "." }
        let isPlain = text[..<dot].utf8.allSatisfy(\.isIdentifier) && typeName.utf8.allSatisfy(\.isIdentifier)
        guard isPlain, dot > text.startIndex, typeName.first?.isUppercase == true, typeName.count < type.count else {
            return nil
        }
        return GlobPattern(type)
    }
}
