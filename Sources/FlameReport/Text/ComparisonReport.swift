public import Analysis
public import ProfileModel
import Units

/// Two services' profiles compared, for a terminal: first how far the profiles can be trusted, then the verdict, then
/// categories and functions.
public struct ComparisonReport {
    /// What is reported.
    public var comparison: ProfileComparison
    /// In what costs are measured.
    public var unit = Measurement.Unit.nanoseconds
    /// Emphasis, or none.
    public var style = Style.plain
    /// How many columns the terminal has.
    public var width = 100
    /// How many functions are shown; `nil` for all.
    public var top: Int? = 20
    /// In what order.
    public var order = FunctionOrder.delta
    /// Which of their costs.
    public var view = CostView.total
    /// Which of them, by name.
    public var filter = NameFilter.all
    /// Rates of messages per second for which the CPUs needed are shown.
    public var rates: [Double] = []

    /// A report in its default form.
    public init(_ comparison: ProfileComparison) {
        self.comparison = comparison
    }

    /// The report, each line ended.
    public func make() -> String {
        var lines = heading
        lines += sentences
        lines += ["", style.bold("Categories, \(scale.name) per message")]
        lines += CategoryTable(
            categories: comparison.categories,
            whole: comparison.whole,
            scale: scale,
            width: width,
            style: style
        ).lines()
        lines += functionLines
        return lines.map { $0 + "\n" }.joined()
    }

    private var scale: CostScale { CostScale(largest: max(comparison.whole.a, comparison.whole.b), unit: unit) }

    private var heading: [String] {
        var lines = ["\(comparison.b.name) (B) against \(comparison.a.name) (A)".safeForTerminal].map(style.bold)
        for (name, side) in [("A", comparison.a), ("B", comparison.b)] {
            let text = ReconciliationText(side.quality)
            let facts =
                "\(Figures.decimal(side.samples, 0)) samples, \(Figures.decimal(side.quality.lost, 0)) lost,"
                + " \(Figures.percent(side.quality.rooted)) rooted, \(Figures.percent(side.quality.anchored)) anchored,"
                + " \(Figures.percent(side.quality.unnamed)) unnamed,"
                + " \(Figures.whole(side.messages.rawValue)) messages,"
                + (side.rounds == 1 ? " 1 round" : " \(side.rounds) rounds")
            let trust = block("\(name)  ", text.line)
            lines += text.isTrustworthy == false ? trust.map(style.bad) : trust
            lines += block("   ", facts)
        }
        return lines + [""]
    }

    private var sentences: [String] {
        let verdict = VerdictText(comparison: comparison, scale: scale, style: style)
        var lines = block("", verdict.line)
        if let change = verdict.minimumDetectableChange { lines += block("", change) }
        for rate in rates {
            let projection = ProjectionText(a: comparison.a.cost, b: comparison.b.cost, rate: rate)
            lines += projection.map { block("", $0.line) } ?? []
        }
        for warning in comparison.warnings {
            lines += block("warning: ", warning.safeForTerminal).map(style.bad)
        }
        return lines + block("", AlignmentText(comparison).line)
    }

    private var functionLines: [String] {
        let shown = comparison.functions.filter { filter.shows($0.name) }
        let sorted = order.sort(shown, by: view)
        let top = sorted.prefix(max(0, top ?? sorted.count))
        var lines = ["", style.bold("Functions, \(scale.name) per message, \(viewName), by \(order.rawValue)")]
        guard !top.isEmpty else { return lines + ["no function to show"] }
        let table = FunctionTable(functions: Array(top), view: view, scale: scale, width: width, style: style)
        lines += table.lines()
        if top.count < comparison.functions.count {
            let filtered = filter.isAll ? "" : ", \(Figures.whole(Int64(shown.count))) by name"
            lines += block(
                "",
                "(\(top.count) of \(Figures.whole(Int64(comparison.functions.count))) functions\(filtered))"
            )
        }
        if let omission = table.omission { lines += block("", omission) }
        return lines
    }

    private var viewName: String {
        view == .own ? "without what they call" : "with all they call"
    }

    /// A text in lines that fit, the first after a lead, the others below it.
    private func block(_ lead: String, _ text: String) -> [String] {
        text.wrapped(to: max(20, width - lead.displayWidth)).enumerated().map { index, line in
            (index == 0 ? lead : String(repeating: " ", count: lead.displayWidth)) + line
        }
    }
}
