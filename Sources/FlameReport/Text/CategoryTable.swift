import Analysis
import ProfileModel

/// What the categories cost on both sides.
struct CategoryTable {
    var categories: [ProfileComparison.CategoryChange]
    var whole: CostChange
    var scale: CostScale
    var width: Int
    var style = Style.plain

    func lines() -> [String] {
        let hasInterval = width >= Self.widthWithInterval
        let headings =
            ["category", "A", "B", "Δ", "Δ %"] + (hasInterval ? ["95 % interval", "p adj."] : []) + ["finding"]
        var table = TextTable(headings, left: [0, headings.count - 1])
        for row in categories { table.append(cells(row.category.rawValue, row.change, hasInterval)) }
        table.append(cells("all", whole, hasInterval))
        return table.lines(style: style)
    }

    private static let widthWithInterval = 110

    private func cells(_ name: String, _ change: CostChange, _ hasInterval: Bool) -> [String] {
        let cells = ChangeCells(change: change, scale: scale, style: style)
        return [name.safeForTerminal.shortenedInMiddle(to: 24), cells.a, cells.b, cells.difference, cells.relative]
            + (hasInterval ? [cells.interval, cells.probability] : []) + [cells.finding]
    }
}
