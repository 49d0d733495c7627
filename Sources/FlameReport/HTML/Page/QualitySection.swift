import Analysis
import Units

/// The second part of the page: how far each profile can be trusted, a row per service.
struct QualitySection {
    let document: ReportDocument

    private static let headings: [(text: String, explanation: String)] = [
        ("Service", "The service, or the file"),
        ("Profile ÷ OS", "CPU time by samples in proportion to the operating system's own account of the process"),
        ("Verdict", "Trustworthy when that ratio is within 5 % of 1, or within what the number of samples allows"),
        ("Rooted", "Share of samples whose stack reaches the start of a process or a thread; at least 95 % is good"),
        (
            "Anchored",
            "Share of samples whose stack was cut short and hangs below what all whole stacks with its function share"
        ),
        ("Unknown", "Share of samples whose innermost function has no name; at most 3 % is good"),
        ("Lost", "Samples that were taken and could not be kept"),
        ("Samples", "All samples, all rounds"),
        ("Rounds", "Repeats, from which the intervals come"),
        ("Detects", "The smallest change that these rounds would have shown with a probability of 80 %"),
    ]

    var html: HTMLText {
        let head = Self.headings.map {
            HTMLText.element("th", ["scope": "col", "title": $0.explanation], text: $0.text)
        }
        let rows = document.services.indices.map { row(document.services[$0], detectable: detectable(by: $0)) }
        return .element(
            "table",
            ["class": "figures quality"],
            [
                .element("thead", [:], [.element("tr", [:], head)]),
                .element("tbody", [:], rows),
            ]
        )
    }

    private func row(_ service: ReportDocument.Service, detectable: Double?) -> HTMLText {
        let quality = service.quality
        let all = quality.samples + quality.lost
        return .element(
            "tr",
            [:],
            [
                .element("th", ["scope": "row"], text: service.profile.name),
                cell(quality.reconciliation.map { Figures.decimal($0.ratio, 3) } ?? "–"),
                .element("td", [:], [badge(quality.reconciliation)]),
                cell(CostFigures.percent(quality.rooted), isGood: quality.rooted >= 0.95 || all == 0),
                cell(CostFigures.percent(quality.anchored)),
                cell(CostFigures.percent(quality.unnamed), isGood: quality.unnamed <= 0.03),
                cell(
                    all > 0 ? CostFigures.percent(quality.lost / all) : "0",
                    isGood: quality.lost <= 0.01 * all
                ),
                cell(Figures.decimal(quality.samples, 0), isGood: quality.samples > 0),
                cell("\(service.profile.rounds.count)", isGood: service.profile.rounds.count > 1),
                cell(detectable.map { CostFigures.percent($0) } ?? "–"),
            ]
        )
    }

    private func cell(_ text: String, isGood: Bool = true) -> HTMLText {
        isGood
            ? .element("td", ["class": "number"], text: text)
            : .element("td", ["class": "number doubtful"], text: text)
    }

    private func badge(_ reconciliation: Reconciliation?) -> HTMLText {
        guard let reconciliation else {
            return .element("span", ["class": "badge unsure"], text: "no account to compare")
        }
        return reconciliation.isTrustworthy
            ? .element("span", ["class": "badge good"], text: "✓ trustworthy")
            : .element("span", ["class": "badge bad"], text: "✗ not trustworthy")
    }

    /// The smallest of the service's comparisons.
    private func detectable(by service: Int) -> Double? {
        document.comparisons
            .filter { $0.a == service || $0.b == service }
            .compactMap(\.result.minimumDetectableChange)
            .min()
    }
}
