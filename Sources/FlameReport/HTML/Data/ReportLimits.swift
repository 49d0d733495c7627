/// How much is read back from a report, which may be anyone's: far above real ones, and within memory.
enum ReportLimits {
    /// Bytes of a whole file.
    static let bytes = 256 << 20
    /// Services.
    static let services = 1000
    /// Rounds of a service.
    static let rounds = 1000
    /// Nodes times rounds of a service: what a tree's columns hold.
    static let cells = 16_000_000
    /// Nodes times rounds of all services together.
    static let allCells = 64_000_000
    /// A count or a span: sums of as many as there are rounds stay far from overflow.
    static let amount: Int64 = 4_000_000_000_000_000_000
    /// Messages, or nanoseconds of CPU, of one round.
    static let roundAmount: Int64 = 1_000_000_000_000_000
    /// A number of samples or their value on one node.
    static let value = 1e18
}
