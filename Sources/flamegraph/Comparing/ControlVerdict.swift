import Analysis
import FlameReport
import Pipeline

/// What a run of the control scenario shows of the comparison itself.
struct ControlVerdict: Sendable, Encodable {
    /// Two services that do the same, compared.
    struct Negative: Sendable, Encodable {
        var a: String
        var b: String
        /// Tests of functions' own and total costs that were made.
        var tested: Int
        /// Those that found a difference, by name; there is none.
        var found: [String]

        /// Whether false findings are at or under 5 % of the tests.
        var holds: Bool { tested > 0 && Double(found.count) <= 0.05 * Double(tested) }
    }

    /// The busy service against the plain one.
    struct Positive: Sendable, Encodable {
        var a: String
        var b: String
        var function: String
        /// The function's own cost, CPU nanoseconds per message.
        var change: CostChange?

        /// Whether a difference is found, in that function, and its interval holds the 20 % that are there.
        var holds: Bool {
            guard let change, change.finding == .significant, let lower = change.lowerLimit,
                let upper = change.upperLimit
            else { return false }
            return (lower...upper).contains(ControlVerdict.truth * change.a)
        }
    }

    /// By how much the busy variant's loop is longer.
    static let truth = 0.2
    /// The function with the loop.
    static let function = "Workload.BusyProcessor.spin()"

    private static let pairs = [("plain", "same")].flatMap { pair in
        [Role.processor, .consumer].map { (name(pair.0, $0), name(pair.1, $0)) }
    }
    private static let busy = (name("plain", .processor), name("busy", .processor))

    /// The services that are looked at.
    static let services = Set(pairs.flatMap { [$0.0, $0.1] } + [busy.0, busy.1]).sorted()

    var negatives: [Negative]
    var positive: Positive

    /// Compares the services of a run of the control scenario.
    ///
    /// - Throws: `PipelineError` when they cannot be compared.
    init(_ profiles: [String: NamedProfile]) throws(PipelineError) {
        negatives = []
        for (a, b) in Self.pairs {
            let comparison = try Self.compare(profiles[a], profiles[b])
            let tests = comparison.functions.flatMap { [($0.name + ", own", $0.own), ($0.name + ", total", $0.total)] }
            negatives.append(
                Negative(
                    a: a,
                    b: b,
                    tested: tests.count { $0.1.finding != .notTested },
                    found: tests.filter { $0.1.finding == .significant }.map(\.0)
                )
            )
        }
        let comparison = try Self.compare(profiles[Self.busy.0], profiles[Self.busy.1])
        let change = comparison.functions.first { $0.name == Self.function }?.own
        positive = Positive(a: Self.busy.0, b: Self.busy.1, function: Self.function, change: change)
    }

    /// Whether both controls hold.
    var holds: Bool { negatives.allSatisfy(\.holds) && positive.holds }

    /// The verdict for people, each line ended.
    func text(style: Style) -> String {
        func word(_ holds: Bool) -> String { holds ? style.good("HOLDS") : style.bad("FAILS") }
        var lines = negatives.map { negative in
            "\(word(negative.holds))  \(negative.b) against \(negative.a), which do the same: "
                + "\(negative.found.count) of \(negative.tested) tests find a difference"
                + (negative.found.isEmpty ? "" : ": " + negative.found.joined(separator: "; ").safeForTerminal)
        }
        lines.append(
            "\(word(positive.holds))  \(positive.b) against \(positive.a), 20 % more in one function: \(found)"
        )
        return lines.map { $0 + "\n" }.joined()
    }

    private var found: String {
        guard let change = positive.change else { return "\(positive.function) is in neither profile" }
        let scale = CostScale(largest: max(change.a, change.b))
        let costs = "\(scale.value(change.a)) → \(scale.value(change.b)) \(scale.name) per message"
        guard let relative = change.relativeToA, let lower = change.lowerLimit, let upper = change.upperLimit else {
            return "\(positive.function) \(costs), \(change.finding.rawValue)"
        }
        let limits = [lower, upper].map { Figures.decimal($0 / change.a * 100, 1) + " %" }.joined(separator: " … ")
        return "\(positive.function) \(costs) (\(Figures.decimal(relative * 100, 1)) %), 95 % interval \(limits), "
            + "\(change.finding.rawValue)"
    }

    private static func name(_ variant: String, _ role: Role) -> String { "control-\(variant)-\(role.rawValue)" }

    private static func compare(_ a: NamedProfile?, _ b: NamedProfile?) throws(PipelineError) -> ProfileComparison {
        guard let a, let b else { throw PipelineError(.usage, "this is no run of scenario control") }
        return try a.comparison(with: b)
    }
}
