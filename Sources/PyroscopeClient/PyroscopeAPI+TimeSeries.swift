import ProfileModel

extension PyroscopeAPI {
    /// How values are summed up over time, per group of series.
    ///
    /// A point covers the time stamps above its predecessor's up to its own; the first, as much before it. What comes after
    /// the last whole step is left out by the server.
    ///
    /// - Parameters:
    ///   - query: Which samples.
    ///   - names: The labels that make groups; none for one group.
    ///   - step: The distance of points, at least a millisecond.
    ///   - aggregation: What a point is of the values it covers.
    ///   - limit: The most groups, those with the largest totals; `nil` for all.
    /// - Returns: The groups; none when there are no samples.
    /// - Throws: `PyroscopeError`: `configuration` for a step below a millisecond, and what every request can throw.
    public func timeSeries(
        of query: ProfileQuery,
        by names: [String] = [],
        step: Duration,
        aggregation: TimeSeries.Aggregation = .sum,
        limit: Int64? = nil
    ) throws(PyroscopeError) -> [TimeSeries] {
        let milliseconds = Int64(step / .milliseconds(1))
        guard step >= .milliseconds(1) else {
            throw PyroscopeError(.configuration, reason: "the step is below a millisecond", advice: "give a longer one")
        }
        let message = SelectSeriesMessage(
            profileTypeID: query.type.rawValue,
            labelSelector: query.selector.description,
            start: String(query.window.start),
            end: String(query.window.end),
            groupBy: names,
            step: SelectSeriesMessage.seconds(milliseconds),
            aggregation: aggregation,
            limit: limit.map { String($0) }
        )
        let answer: TimeSeriesAnswer = try call("SelectSeries", message)
        return answer.series
    }

    /// The sum of all values of a query, counted by the server without regard to stacks, and therefore with those that no
    /// flame graph shows because nothing on them has a name.
    ///
    /// - Throws: `PyroscopeError`: `configuration` for a window below two seconds, in which the server cannot be made to
    ///   count exactly; `noSamples`, and what every request can throw.
    public func total(of query: ProfileQuery) throws(PyroscopeError) -> Int64 {
        // Two steps cover the window: a point covers one step before it, and a query of one point is none to the server.
        let step = query.window.milliseconds / 2
        guard step >= 1000 else {
            throw PyroscopeError(
                .configuration,
                reason: "the time window is shorter than two seconds",
                advice: "measure longer"
            )
        }
        let message = SelectSeriesMessage(
            profileTypeID: query.type.rawValue,
            labelSelector: query.selector.description,
            start: String(query.window.start + step),
            end: String(query.window.end),
            groupBy: [],
            step: SelectSeriesMessage.seconds(step),
            aggregation: .sum,
            limit: nil
        )
        let answer: TimeSeriesAnswer = try call("SelectSeries", message)
        let sum = answer.series.reduce(0.0) { $0 + $1.points.reduce(0.0) { $0 + $1.value } }
        guard let total = Int64(exactly: sum.rounded()), total >= 0 else {
            throw Contradiction.error(
                of: "SelectSeries",
                at: runner.base,
                "its sum is no amount of \(query.type.sampleUnit)"
            )
        }
        guard total > 0 else { throw explanation(of: query) }
        return total
    }

    /// Compares what a profile holds with what the server counted.
    ///
    /// - Parameters:
    ///   - profile: The answer to `query`.
    ///   - query: The query.
    /// - Returns: Both totals.
    /// - Throws: As `total(of:)`.
    public func coverage(of profile: MergedProfile, for query: ProfileQuery) throws(PyroscopeError) -> ProfileCoverage {
        ProfileCoverage(profileTotal: profile.profile.totalValue, seriesTotal: try total(of: query))
    }
}

private struct SelectSeriesMessage: Encodable {
    var profileTypeID: String
    var labelSelector: String
    var start: String
    var end: String
    var groupBy: [String]
    var step: Double
    var aggregation: TimeSeries.Aggregation
    var limit: String?

    /// The server multiplies by 10⁹ and cuts off: the half microsecond keeps a whole millisecond from becoming the one below.
    static func seconds(_ milliseconds: Int64) -> Double { (Double(milliseconds) + 0.0005) / 1000 }
}
