/// A line of `readelf -sW`: everything about a symbol but its name, and its name.
struct SymbolLine: Hashable {
    var value: String
    var attributes: String
    var isFunction: Bool
    var name: String

    var isMangled: Bool { name.hasPrefix("$s") || name.hasPrefix("$S") }

    /// The symbols of a file, in the table's order.
    static func read(_ path: String, in folder: String) async throws -> [SymbolLine] {
        let lines = try await Shell.output("readelf -W --symbols \"$1\"", path, in: folder)
        guard let start = lines.firstIndex(where: { $0.hasPrefix("Symbol table '.symtab'") }) else { return [] }
        return lines[(start + 1)...].compactMap(SymbolLine.init(line:))
    }

    private init?(line: String) {
        // `  12: 0000000000001a03    19 FUNC    LOCAL  DEFAULT   13 name with blanks`
        let fields = line.split(separator: " ", maxSplits: 7, omittingEmptySubsequences: true)
        guard fields.count >= 7, fields[0].hasSuffix(":"), fields[0].dropLast().allSatisfy(\.isNumber) else {
            return nil
        }
        value = String(fields[1])
        attributes = fields[..<7].joined(separator: " ")
        isFunction = fields[3] == "FUNC" && fields[6] != "UND"
        name = fields.count > 7 ? String(fields[7]) : ""
    }
}
