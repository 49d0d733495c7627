/// A table of text: names to the left, figures to the right.
public struct TextTable {
    private var rows: [[String]]
    private let leftColumns: Set<Int>

    /// A table with those headings.
    ///
    /// - Parameters:
    ///   - headings: What stands above the columns.
    ///   - left: The columns that are set to the left; the others are set to the right.
    public init(_ headings: [String], left: Set<Int> = [0]) {
        rows = [headings]
        leftColumns = left
    }

    /// Adds a row of as many cells as there are headings.
    public mutating func append(_ cells: [String]) {
        precondition(cells.count == rows[0].count, "a row has a cell for every heading")
        rows.append(cells)
    }

    /// The rows as lines, columns two spaces apart, a rule under the headings.
    public func lines(style: Style = .plain) -> [String] {
        let cellWidths = rows.map { $0.map(\.displayWidth) }
        let widths = rows[0].indices.map { column in cellWidths.map { $0[column] }.max() ?? 0 }
        let rule = String(repeating: "─", count: widths.reduce(0, +) + 2 * (widths.count - 1))
        var lines = zip(rows, cellWidths).map { line($0, cellWidths: $1, widths: widths) }
        lines[0] = style.bold(lines[0])
        lines.insert(rule, at: 1)
        return lines
    }

    private func line(_ cells: [String], cellWidths: [Int], widths: [Int]) -> String {
        var line = ""
        for (column, cell) in cells.enumerated() {
            if column > 0 { line += "  " }
            let padding = String(repeating: " ", count: widths[column] - cellWidths[column])
            guard leftColumns.contains(column) else {
                line += padding + cell
                continue
            }
            // Nothing is added after the last column, which would be spaces at the line's end.
            line += column == cells.count - 1 && column > 0 ? cell : cell + padding
        }
        return line
    }
}
