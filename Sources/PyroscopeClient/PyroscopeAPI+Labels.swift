public import ProfileModel

extension PyroscopeAPI {
    /// The kinds of profiles with a time stamp in a window.
    ///
    /// - Throws: `PyroscopeError`, as every request.
    public func profileTypes(in window: QueryWindow) throws(PyroscopeError) -> [ProfileType] {
        let answer: ProfileTypesAnswer = try call("ProfileTypes", WindowMessage(window))
        return answer.types
    }

    /// The values that a label has on series with a profile in a window.
    ///
    /// - Parameters:
    ///   - name: The label.
    ///   - type: What must have been measured on the series; `nil` for anything.
    ///   - selector: Which series to look at.
    ///   - window: When.
    /// - Returns: The values, sorted; none when there is no such label.
    /// - Throws: `PyroscopeError`: `configuration` when the name cannot be a label's, and what every request can throw.
    public func labelValues(
        of name: String,
        type: ProfileTypeID? = .cpu,
        selector: LabelSelector = .all,
        in window: QueryWindow
    ) throws(PyroscopeError) -> [String] {
        _ = try LabelMatcher(name, .equal, "")
        let message = LabelValuesMessage(
            name: name,
            matchers: [Self.matcher(type, selector)],
            start: String(window.start),
            end: String(window.end)
        )
        let answer: NamesAnswer = try call("LabelValues", message)
        return answer.names.sorted()
    }

    /// The series with a profile in a window, told apart by some of their labels.
    ///
    /// - Parameters:
    ///   - names: The labels to tell them apart by; none for all they have.
    ///   - type: What must have been measured; `nil` for anything.
    ///   - selector: Which series to look at.
    ///   - window: When.
    /// - Returns: Each different set of those labels.
    /// - Throws: `PyroscopeError`, as every request.
    public func series(
        by names: [String] = [],
        type: ProfileTypeID? = .cpu,
        selector: LabelSelector = .all,
        in window: QueryWindow
    ) throws(PyroscopeError) -> [Labels] {
        let message = SeriesMessage(
            matchers: [Self.matcher(type, selector)],
            labelNames: names,
            start: String(window.start),
            end: String(window.end)
        )
        let answer: SeriesAnswer = try call("Series", message)
        return answer.sets
    }

    func call<Answer: Decodable>(_ method: String, _ message: some Encodable) throws(PyroscopeError) -> Answer {
        try runner.call("querier.v1.QuerierService/" + method, message)
    }

    /// A selector that asks for a type too.
    private static func matcher(_ type: ProfileTypeID?, _ selector: LabelSelector) -> String {
        guard let type else { return selector.description }
        let matcher = LabelMatcher(checkedName: "__profile_type__", value: type.rawValue)
        return LabelSelector([matcher] + selector.matchers).description
    }
}

private struct WindowMessage: Encodable {
    var start: String
    var end: String

    init(_ window: QueryWindow) {
        start = String(window.start)
        end = String(window.end)
    }
}

private struct LabelValuesMessage: Encodable {
    var name: String
    var matchers: [String]
    var start: String
    var end: String
}

private struct SeriesMessage: Encodable {
    var matchers: [String]
    var labelNames: [String]
    var start: String
    var end: String
}
