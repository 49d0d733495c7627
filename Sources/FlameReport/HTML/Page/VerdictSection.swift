import Analysis
import ProfileModel

/// The first part of the page: per scenario its question, and a verdict for each comparison.
struct VerdictSection {
    let document: ReportDocument

    var html: HTMLText {
        var index = 0
        return document.sections.map { section in
            let cards = section.comparisons.map { comparison in
                defer { index += 1 }
                return card(comparison, index: index)
            }
            return .element(
                "section",
                ["class": "scenario"],
                [
                    .element(
                        "header",
                        [:],
                        [
                            .element("h2", [:], text: section.name),
                            .element("p", ["class": "question"], text: section.question),
                        ]
                    ),
                    .element("div", ["class": "cards"], cards),
                ]
            )
        }.joined()
    }

    private func card(_ comparison: ReportDocument.Comparison, index: Int) -> HTMLText {
        let verdict = Verdict(comparison, in: document)
        // Distrust is told first, a line for each side.
        let warnings = comparison.result.warnings
        let alarms = warnings.prefix(verdict.distrustedCount)
        let link = HTMLText.element(
            "a",
            ["href": "#c=\(index)", "data-comparison": "\(index)"],
            text: "Flame graphs and functions"
        )
        var body = alarms.map { HTMLText.element("p", ["class": "alarm"], text: $0) }
        body += [.element("p", ["class": "sentence"], text: verdict.sentence), sources(verdict)]
        body += warnings.dropFirst(alarms.count).map { .element("p", ["class": "warning"], text: $0) }
        body.append(.element("p", ["class": "go"], [link]))
        return .element(
            "article",
            ["class": "card \(verdict.distrustedCount > 0 ? "distrusted" : verdict.tone.rawValue)"],
            [
                .element(
                    "div",
                    ["class": "summary"],
                    [.element("h3", [:], text: comparison.title), headline(verdict), bars(comparison)]
                ),
                .element("div", ["class": "reason"], body),
            ]
        )
    }

    private func headline(_ verdict: Verdict) -> HTMLText {
        .element(
            "p",
            ["class": "headline"],
            [
                .element("span", ["class": "figure"], text: verdict.headline),
                .element("span", ["class": "mark"], text: verdict.mark),
            ]
        )
    }

    /// Where the difference lies: categories, then functions.
    private func sources(_ verdict: Verdict) -> HTMLText {
        let figures = verdict.figures
        let categories = verdict.categories.map {
            HTMLText.element(
                "li",
                [:],
                [
                    swatch($0.category), HTMLText($0.category.rawValue + " "),
                    delta(figures.signed($0.change.difference)),
                ]
            )
        }
        let functions = verdict.sources.map { function in
            HTMLText.element(
                "li",
                [:],
                [
                    .element("code", [:], text: function.name), HTMLText(" "),
                    delta(figures.signed(function.total.difference)),
                ]
                    + (function.total.presence == .both ? [] : [HTMLText(" " + function.total.presence.rawValue)])
            )
        }
        guard !categories.isEmpty || !functions.isEmpty else { return .empty }
        return .element(
            "div",
            ["class": "sources"],
            [
                .element("p", [:], text: "Where it lies"),
                categories.isEmpty ? .empty : .element("ul", ["class": "by-category"], categories),
                functions.isEmpty ? .empty : .element("ul", ["class": "by-function"], functions),
            ]
        )
    }

    private func delta(_ text: String) -> HTMLText { .element("span", ["class": "delta"], text: text) }

    private func swatch(_ category: Category) -> HTMLText {
        .element("span", ["class": "swatch \(CategoryStyle.className(of: category))", "aria-hidden": "true"])
    }

    /// Two thin bars with their intervals on one scale.
    private func bars(_ comparison: ReportDocument.Comparison) -> HTMLText {
        let sides = [comparison.result.a, comparison.result.b]
        let largest = sides.map { $0.cost.mean + ($0.cost.halfWidth ?? 0) }.max() ?? 0
        let figures = CostFigures(unit: document.services[comparison.a].profile.measurement.unit)
        let rows = zip(["A", "B"], sides).map { letter, side in
            HTMLText.element(
                "div",
                ["class": "pair"],
                [
                    .element(
                        "span",
                        ["class": "side side-\(letter.lowercased())", "aria-hidden": "true"],
                        text: letter
                    ),
                    CostBar(cost: side.cost, largest: largest, height: 14).plain(
                        className: "side-\(letter.lowercased())"
                    ),
                    .element("span", ["class": "amount"], text: figures.text(side.cost.mean)),
                ]
            )
        }
        return .element("div", ["class": "pairs"], rows)
    }
}
