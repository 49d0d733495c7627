extension PyroscopeAPI {
    /// All samples of a query, merged by function: what the server's own flame graph shows.
    ///
    /// Frames have names and no modules. Frames without a name are left out by the server and their time falls to their
    /// callers; `mergedProfile(of:)` keeps them.
    ///
    /// - Throws: `PyroscopeError`: `noSamples`, `body` when the answer contradicts itself, and what every request can throw.
    public func mergedStacks(of query: ProfileQuery) throws(PyroscopeError) -> MergedProfile {
        let answer: StacktracesAnswer = try call("SelectMergeStacktraces", StacktracesMessage(query))
        guard let flamegraph = answer.flamegraph,
            let profile = try read(flamegraph, side: .only, query, method: "SelectMergeStacktraces")
        else { throw explanation(of: query) }
        return profile
    }

    /// All samples of a query as a pprof, with modules, with inlined functions and with frames that have no name. Never
    /// truncated: `maximumNodes` is not used.
    ///
    /// - Throws: As `mergedStacks(of:)`.
    public func mergedProfile(of query: ProfileQuery) throws(PyroscopeError) -> MergedProfile {
        let answer: PprofAnswer = try call("SelectMergeProfile", MergeProfileMessage(query))
        let profile: MergedProfile?
        do {
            profile = try PprofReader.read(answer, query: query)
        } catch {
            throw Contradiction.error(of: "SelectMergeProfile", at: runner.base, error.problem)
        }
        guard let profile else { throw explanation(of: query) }
        return profile
    }

    /// Two queries of the same type, read and laid over each other by the server.
    ///
    /// - Throws: `PyroscopeError`: `configuration` for different types, `noSamples` when either side has none, and what every
    ///   request can throw.
    public func difference(
        between left: ProfileQuery,
        and right: ProfileQuery
    ) throws(PyroscopeError) -> ProfileDifference {
        guard left.type == right.type else {
            throw PyroscopeError(
                .configuration,
                reason: "\(left.type) and \(right.type) cannot be compared",
                advice: "ask for one type on both sides"
            )
        }
        // The server takes the larger number of nodes for both sides, and to it none is more than −1.
        let maximum = left.maximumNodes < 0 || right.maximumNodes < 0 ? -1 : max(left.maximumNodes, right.maximumNodes)
        let message = DiffMessage(
            left: StacktracesMessage(left, maximumNodes: maximum),
            right: StacktracesMessage(right, maximumNodes: maximum)
        )
        let answer: StacktracesAnswer = try call("Diff", message)
        guard let flamegraph = answer.flamegraph else { throw explanation(of: left) }
        guard let first = try read(flamegraph, side: .left, left, method: "Diff") else { throw explanation(of: left) }
        guard let second = try read(flamegraph, side: .right, right, method: "Diff") else {
            throw explanation(of: right)
        }
        return ProfileDifference(left: first, right: second)
    }

    private func read(
        _ flamegraph: FlameGraphAnswer,
        side: FlameLevels.Side,
        _ query: ProfileQuery,
        method: String
    ) throws(PyroscopeError) -> MergedProfile? {
        do {
            return try FlameReader.read(flamegraph, side: side, query: query)
        } catch {
            throw Contradiction.error(of: method, at: runner.base, error.problem)
        }
    }
}

private struct StacktracesMessage: Encodable {
    var profileTypeID: String
    var labelSelector: String
    var start: String
    var end: String
    var maxNodes: String
    var format = "PROFILE_FORMAT_FLAMEGRAPH"

    init(_ query: ProfileQuery, maximumNodes: Int64? = nil) {
        profileTypeID = query.type.rawValue
        labelSelector = query.selector.description
        start = String(query.window.start)
        end = String(query.window.end)
        maxNodes = String(maximumNodes ?? query.maximumNodes)
    }
}

private struct MergeProfileMessage: Encodable {
    var profileTypeID: String
    var labelSelector: String
    var start: String
    var end: String

    init(_ query: ProfileQuery) {
        profileTypeID = query.type.rawValue
        labelSelector = query.selector.description
        start = String(query.window.start)
        end = String(query.window.end)
    }
}

private struct DiffMessage: Encodable {
    var left: StacktracesMessage
    var right: StacktracesMessage
}
