/// A table of text: the first column to the left, the others to the right.
public struct TextTable {
    private var rows: [[String]]

    /// A table with those headings.
    public init(_ headings: [String]) {
        rows = [headings]
    }

    /// Adds a row of as many cells as there are headings.
    public mutating func append(_ cells: [String]) {
        precondition(cells.count == rows[0].count, "a row has a cell for every heading")
        rows.append(cells)
    }

    /// The rows as lines, columns two spaces apart, a rule under the headings.
    public func lines(style: Style = .plain) -> [String] {
        let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        let rule = String(repeating: "─", count: widths.reduce(0, +) + 2 * (widths.count - 1))
        var lines = rows.map { row in
            zip(row, widths).enumerated().map { index, cell in
                let padding = String(repeating: " ", count: cell.1 - cell.0.count)
                return index == 0 ? cell.0 + padding : padding + cell.0
            }.joined(separator: "  ")
        }
        lines[0] = style.bold(lines[0])
        lines.insert(rule, at: 1)
        return lines
    }
}
