/// What kind of profile a file holds, by its first bytes.
enum FileKind: Sendable, Equatable {
    /// `perf record`'s own file.
    case perfData
    /// A page that this program wrote.
    case report
    /// pprof, packed or not.
    case pprof
    /// What `perf script` prints.
    case perfScript
    /// Stacks with their counts.
    case folded

    /// How many bytes of a file suffice to tell.
    static let prefixLength = 64 * 1024

    /// Looks at the beginning of a file.
    init(prefix: [UInt8]) {
        if prefix.starts(with: Array("PERFILE".utf8)) {
            self = .perfData
        } else if prefix.starts(with: [0x1F, 0x8B]) || Self.isBinary(prefix) {
            self = .pprof
        } else {
            let text = String(decoding: prefix, as: UTF8.self)
            let start = text.drop { $0.isWhitespace }
            self =
                if start.hasPrefix("<!") || start.hasPrefix("<html") { .report } else if Self.looksLikePerfScript(text)
                { .perfScript } else { .folded }
        }
    }

    /// A protocol buffer has bytes that no text has.
    private static func isBinary(_ prefix: [UInt8]) -> Bool {
        prefix.contains { $0 < 0x09 || (0x0E..<0x20).contains($0) && $0 != 0x1B }
    }

    /// Frames stand on lines of their own, indented, under a header that is not.
    private static func looksLikePerfScript(_ text: String) -> Bool {
        var sawHeader = false
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).prefix(1000) {
            if line.isEmpty || line.hasPrefix("#") { continue }
            if line.first == "\t" || line.first == " " {
                if sawHeader, line.hasSuffix(")") { return true }
            } else {
                sawHeader = line.hasSuffix(":") || line.hasSuffix(": ")
            }
        }
        return false
    }
}
