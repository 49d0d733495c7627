/// What is written on a frame: as much of its name as there is room for.
enum FrameLabel {
    /// The width of a column of the graph's monospaced font at its size, with some air.
    static let columnWidth = 6.7
    /// With less room nothing is written.
    private static let fewestColumns = 3
    /// Room left free at both ends, in pixels.
    private static let margin = 5.0

    /// The name for a frame of a width in pixels; `nil` when there is no room.
    ///
    /// What does not fit loses its module and types first, because a function's own name tells most; then its end.
    static func fit(_ name: String, width: Double, reservedColumns: Int = 0) -> String? {
        let columns = Int((width - margin) / columnWidth) - reservedColumns
        guard columns >= fewestColumns else { return nil }
        // A character has at least as many bytes as columns.
        if name.utf8.count <= columns { return name }
        return shorten(name, to: columns)
    }

    private static func shorten(_ name: String, to columns: Int) -> String {
        var rest = Substring(name)
        while !fits(rest, columns), let end = qualifierEnd(of: rest) { rest = rest[end...] }
        return fits(rest, columns) ? String(rest) : rest.prefix(columns: columns - 1) + "…"
    }

    private static func fits(_ text: Substring, _ columns: Int) -> Bool {
        // Nothing of this length fits on any frame, and need not be measured.
        text.utf8.count < 8 * columns + 64 && String(text).displayWidth <= columns
    }

    /// Where the name goes on after its first `Module.` or `space::`; `nil` when what is left has no qualifier.
    private static func qualifierEnd(of name: Substring) -> Substring.Index? {
        let bytes = name.utf8
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let next = bytes.index(after: index)
            switch bytes[index] {
            case UInt8(ascii: "("), UInt8(ascii: "<"), UInt8(ascii: "["), UInt8(ascii: " "): return nil
            case UInt8(ascii: "."):
                return next > bytes.index(after: bytes.startIndex) && next < bytes.endIndex ? next : nil
            case UInt8(ascii: ":") where next < bytes.endIndex && bytes[next] == UInt8(ascii: ":"):
                let end = bytes.index(after: next)
                return end < bytes.endIndex ? end : nil
            default: index = next
            }
        }
        return nil
    }
}
