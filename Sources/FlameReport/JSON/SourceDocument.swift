/// Where the profiles of a comparison come from, when that is a server.
public struct SourceDocument: Codable, Sendable, Equatable {
    /// The server's address.
    public var server: String
    /// When the window begins that is compared, in RFC 3339, UTC.
    public var from: String
    /// When it ends.
    public var until: String
    /// Into how many slices it is cut, which stand for rounds.
    public var slices: Int
    /// How long a slice is, in seconds.
    public var sliceSeconds: Double
    /// Where the numbers of messages come from.
    public var counts: String
    /// The address of the server's own page that compares the two; absent where the server has none.
    public var comparisonPage: String?
    /// What to know about profiles and counts.
    public var warnings: [String]

    /// Puts the facts together.
    public init(
        server: String,
        from: String,
        until: String,
        slices: Int,
        sliceSeconds: Double,
        counts: String,
        comparisonPage: String? = nil,
        warnings: [String] = []
    ) {
        self.server = server
        self.from = from
        self.until = until
        self.slices = slices
        self.sliceSeconds = sliceSeconds
        self.counts = counts
        self.comparisonPage = comparisonPage
        self.warnings = warnings
    }

    /// The facts for people, each line ended.
    public var text: String {
        let pieces = slices == 1 ? "in one slice, so without intervals" : "\(slices) slices of \(sliceSeconds) s"
        var lines = [
            "", "profiles of \(from) to \(until), \(pieces), from \(server); messages from \(counts)",
        ]
        if let comparisonPage { lines.append("the same in Pyroscope, as shares of each side: \(comparisonPage)") }
        return lines.map { $0.safeForTerminal + "\n" }.joined()
    }
}
