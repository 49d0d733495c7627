import Analysis
import ProfileModel

/// What a comparison found, in sentences that say no more than was found.
struct Verdict {
    /// How the verdict is marked.
    enum Tone: String {
        case less
        case more
        /// Chance explains the difference.
        case none
        /// Nothing is known of the spread.
        case untested
    }

    private let comparison: ReportDocument.Comparison
    private let a: ReportDocument.Service
    private let b: ReportDocument.Service

    init(_ comparison: ReportDocument.Comparison, in document: ReportDocument) {
        self.comparison = comparison
        a = document.services[comparison.a]
        b = document.services[comparison.b]
    }

    private var result: ProfileComparison { comparison.result }
    private var whole: CostChange { result.whole }
    /// How costs are written.
    var figures: CostFigures { CostFigures(unit: a.profile.measurement.unit) }

    /// How the verdict is marked.
    var tone: Tone {
        switch whole.finding {
        case .notTested: .untested
        case .notSignificant: .none
        case .significant: whole.difference < 0 ? .less : .more
        }
    }

    /// The change in proportion to A, in a word.
    var headline: String {
        whole.relativeToA.map { Figures.signedPercent($0) } ?? "new"
    }

    /// How many sides' profiles disagree with the operating system's account; nothing can be concluded from such.
    var distrustedCount: Int {
        [a, b].count { $0.quality.reconciliation.map { !$0.isTrustworthy } ?? false }
    }

    /// The finding in a few words.
    var mark: String {
        if distrustedCount > 0 { return "not trustworthy" }
        let hint = result.method == .singleRound ? ", by a single round" : ""
        return switch tone {
        case .less: "costs less" + hint
        case .more: "costs more" + hint
        case .none: "no difference shown" + hint
        case .untested: "not tested"
        }
    }

    /// The finding, with the figures it rests on.
    var sentence: String {
        let costs = "\(figures.text(whole.b)) against \(figures.text(whole.a))"
        switch tone {
        case .less, .more:
            return "\(Self.label(b, capitalized: true)) costs \(amount) \(Self.label(a)): "
                + "\(costs)\(interval(" (95 % interval of the difference ", ")"))."
        case .none:
            return "No difference is shown between \(Self.label(a)) and \(Self.label(b)): \(costs) per message"
                + "\(interval("; the 95 % interval of the difference is ", "")).\(detectable)"
        case .untested:
            return "\(Self.label(b, capitalized: true)) was measured at \(figures.text(whole.b)) per message, "
                + "\(Self.label(a)) at \(figures.text(whole.a)). Nothing is known of the spread, so chance cannot be ruled out."
        }
    }

    /// Where the difference lies; empty where none is shown, or no function is known to have changed.
    var sources: [ProfileComparison.FunctionChange] {
        tone == .less || tone == .more ? DifferenceSources.functions(of: result) : []
    }

    /// The categories that changed most, at least a tenth of the difference each.
    var categories: [ProfileComparison.CategoryChange] {
        guard tone == .less || tone == .more else { return [] }
        let large = result.categories.filter {
            $0.change.finding == .significant && $0.change.difference / whole.difference >= 0.1
        }
        return Array(large.sorted { abs($0.change.difference) > abs($1.change.difference) }.prefix(3))
    }

    private var amount: String {
        guard let relative = whole.relativeToA else { return "more per message than" }
        if relative >= 1 {
            return "\(Figures.decimal(relative + 1, relative < 9 ? 1 : 0)) times as much per message as"
        }
        return "\(CostFigures.percent(abs(relative))) \(relative < 0 ? "less" : "more") per message than"
    }

    private func interval(_ before: String, _ after: String) -> String {
        guard let lower = whole.lowerLimit, let upper = whole.upperLimit else { return "" }
        return before + figures.interval(lower, upper) + after
    }

    private var detectable: String {
        guard let change = result.minimumDetectableChange else { return "" }
        return " A change of \(CostFigures.percent(change)) would probably have been seen."
    }

    /// The service as part of a sentence: `the avro producer`, or its name.
    private static func label(_ service: ReportDocument.Service, capitalized: Bool = false) -> String {
        guard let variant = service.variant, let role = service.role else { return service.profile.name }
        return "\(capitalized ? "The" : "the") \(variant) \(role)"
    }
}
