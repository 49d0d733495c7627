/// Which functions a table shows, by name.
public struct NameFilter {
    /// A pattern that is no regular expression.
    public struct InvalidPattern: Error, CustomStringConvertible {
        /// The pattern as it was given.
        public let pattern: String

        /// For people.
        public var description: String { "not a regular expression: \(pattern.safeForTerminal)" }
    }

    private let focus: Regex<AnyRegexOutput>?
    private let ignore: Regex<AnyRegexOutput>?

    /// Shows everything.
    public static var all: NameFilter { NameFilter() }

    private init() {
        focus = nil
        ignore = nil
    }

    /// Shows the names in which the first pattern is found and the second is not.
    ///
    /// - Throws: `InvalidPattern`.
    public init(focus: String?, ignore: String?) throws(InvalidPattern) {
        self.focus = try Self.compile(focus)
        self.ignore = try Self.compile(ignore)
    }

    /// Whether nothing is left out by it.
    public var isAll: Bool { focus == nil && ignore == nil }

    /// Whether a name is shown.
    public func shows(_ name: String) -> Bool {
        if let focus, name.firstMatch(of: focus) == nil { return false }
        if let ignore, name.firstMatch(of: ignore) != nil { return false }
        return true
    }

    private static func compile(_ pattern: String?) throws(InvalidPattern) -> Regex<AnyRegexOutput>? {
        guard let pattern else { return nil }
        do {
            return try Regex(pattern)
        } catch {
            throw InvalidPattern(pattern: pattern)
        }
    }
}
