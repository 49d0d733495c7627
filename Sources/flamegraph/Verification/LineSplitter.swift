/// Cuts a stream of bytes into lines.
struct LineSplitter {
    private let limit: Int
    private var pending: [UInt8] = []

    /// A splitter that cuts lines longer than the limit, so that a file without line ends cannot fill the memory.
    init(limit: Int) {
        self.limit = limit
    }

    /// Takes bytes in and hands out the lines that are complete.
    mutating func add(_ bytes: ArraySlice<UInt8>, _ body: (String) -> Void) {
        var rest = bytes
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            pending += rest[..<end]
            hand(to: body)
            rest = rest[(end + 1)...]
        }
        pending += rest
        if pending.count > limit { hand(to: body) }
    }

    /// Hands out what stands after the last line end.
    mutating func finish(_ body: (String) -> Void) {
        if !pending.isEmpty { hand(to: body) }
    }

    private mutating func hand(to body: (String) -> Void) {
        body(String(decoding: pending, as: UTF8.self))
        pending.removeAll(keepingCapacity: true)
    }
}
