import Analysis
import ProfileModel

/// What the functions cost on both sides, in the columns a terminal has room for.
struct FunctionTable {
    var functions: [ProfileComparison.FunctionChange]
    var view: CostView
    var scale: CostScale
    var width: Int
    var style = Style.plain

    /// What can stand beside the name, A, B, Δ, Δ % and the finding, in the order in which it is given up.
    private enum Extra: String, CaseIterable {
        case module, category, probability = "p adj.", interval = "95 % interval"
    }

    func lines() -> [String] {
        let (extras, nameWidth) = columns()
        var headings = ["function"]
        headings += extras.contains(.module) ? ["module"] : []
        headings += extras.contains(.category) ? ["category"] : []
        let textColumns = headings.count
        headings += ["A", "B", "Δ", "Δ %"]
        headings += extras.contains(.interval) ? [Extra.interval.rawValue] : []
        headings += extras.contains(.probability) ? [Extra.probability.rawValue] : []
        headings.append("finding")
        var table = TextTable(headings, left: Set(0..<textColumns).union([headings.count - 1]))
        for function in functions { table.append(row(function, extras, nameWidth)) }
        return table.lines(style: style)
    }

    /// What a table of this width leaves out, in words; `nil` when nothing.
    var omission: String? {
        let missing = Extra.allCases.filter { !columns().extras.contains($0) }
        guard !missing.isEmpty else { return nil }
        return "(no room for: " + missing.map(\.rawValue).joined(separator: ", ")
            + "; a wider terminal and --format json have them)"
    }

    private static let narrowestName = 40
    private static let moduleWidth = 18
    private static let categoryWidth = 17

    /// The extra columns there is room for, and how wide the name may be then.
    private func columns() -> (extras: Set<Extra>, nameWidth: Int) {
        let cells = functions.map { ChangeCells(change: view.change(of: $0), scale: scale) }
        func widest(_ heading: String, _ text: (ChangeCells) -> String) -> Int {
            cells.reduce(heading.displayWidth) { max($0, text($1).displayWidth) } + 2
        }
        let always =
            widest("A", \.a) + widest("B", \.b) + widest("Δ", \.difference) + widest("Δ %", \.relative)
            + widest("finding", \.finding)
        var left = width - always
        var extras: Set<Extra> = []
        for extra in Extra.allCases.reversed() {
            let needed =
                switch extra {
                case .interval: widest(extra.rawValue, \.interval)
                case .probability: widest(extra.rawValue, \.probability)
                case .category: Self.categoryWidth + 2
                case .module: Self.moduleWidth + 2
                }
            guard left - needed >= Self.narrowestName else { break }
            left -= needed
            extras.insert(extra)
        }
        return (extras, max(left, 12))
    }

    private func row(
        _ function: ProfileComparison.FunctionChange,
        _ extras: Set<Extra>,
        _ nameWidth: Int
    ) -> [String] {
        let cells = ChangeCells(change: view.change(of: function), scale: scale, style: style)
        var row = [function.name.safeForTerminal.shortenedName(to: nameWidth)]
        if extras.contains(.module) { row.append(short(function.module, Self.moduleWidth)) }
        if extras.contains(.category) { row.append(short(function.category.rawValue, Self.categoryWidth)) }
        row += [cells.a, cells.b, cells.difference, cells.relative]
        if extras.contains(.interval) { row.append(cells.interval) }
        if extras.contains(.probability) { row.append(cells.probability) }
        return row + [cells.finding]
    }

    private func short(_ text: String, _ columns: Int) -> String {
        text.isEmpty ? "–" : text.safeForTerminal.shortenedInMiddle(to: columns)
    }
}
