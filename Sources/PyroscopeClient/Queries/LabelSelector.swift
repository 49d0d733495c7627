/// Which series are meant: those that fulfil every condition.
public struct LabelSelector: Hashable, Sendable, CustomStringConvertible {
    /// The conditions.
    public let matchers: [LabelMatcher]

    /// Series that fulfil every condition.
    public init(_ matchers: [LabelMatcher]) {
        self.matchers = matchers
    }

    /// Every series.
    public static let all = LabelSelector([])

    /// The series of one service, which is a Compose service here: all its instances.
    ///
    /// - Parameters:
    ///   - name: The value of the label `service_name`.
    ///   - more: Further conditions.
    /// - Returns: The selector.
    public static func service(_ name: String, _ more: [LabelMatcher] = []) -> LabelSelector {
        LabelSelector([LabelMatcher(checkedName: "service_name", value: name)] + more)
    }

    /// The selector in PromQL's notation, such as `{service_name="serdes-json-producer"}`.
    public var description: String { "{" + matchers.map(\.text).joined(separator: ",") + "}" }
}
