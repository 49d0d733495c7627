extension PyroscopeAPI {
    /// The address of the server's own page that shows the difference of two queries; up to version 1.14 it has one, see
    /// `PyroscopeVersion.hasComparisonPage`.
    ///
    /// The page shows at most 8,192 nodes and compares shares of each side's total, not costs per message.
    ///
    /// - Throws: `PyroscopeError` with `configuration` when the sides have different types, or a selector that the page
    ///   cannot show: it knows only `=`, and no empty value and no value with a quotation mark.
    public func comparisonLink(
        between left: ProfileQuery,
        and right: ProfileQuery
    ) throws(PyroscopeError) -> String {
        guard left.type == right.type else {
            throw Self.unshowable("\(left.type) and \(right.type) are of different types")
        }
        for matcher in left.selector.matchers + right.selector.matchers {
            let isShowable = matcher.comparison == .equal && !matcher.value.isEmpty && !matcher.value.contains("\"")
            guard isShowable else { throw Self.unshowable(OneLine.text(matcher.text)) }
        }
        let from = min(left.window.start, right.window.start)
        let until = max(left.window.end, right.window.end)
        let items = [
            // Without a query of the same type the page replaces both sides by a default.
            ("query", Self.text(left)), ("from", String(from)), ("until", String(until)),
            ("leftQuery", Self.text(left)), ("leftFrom", String(left.window.start)),
            ("leftUntil", String(left.window.end)),
            ("rightQuery", Self.text(right)), ("rightFrom", String(right.window.start)),
            ("rightUntil", String(right.window.end)),
        ]
        return configuration.url + "/comparison-diff?" + QueryString.encode(items.map { (name: $0.0, value: $0.1) })
    }

    private static func text(_ query: ProfileQuery) -> String { query.type.rawValue + query.selector.description }

    private static func unshowable(_ what: String) -> PyroscopeError {
        PyroscopeError(
            .configuration,
            reason: "Pyroscope's comparison page cannot show this: \(what)",
            advice: "select both sides with = alone"
        )
    }
}
