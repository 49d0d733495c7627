import KafkaClient

/// Which records of one partition are done, so that offsets are committed only up to the first that is not.
///
/// Records are taken in the order of their offsets and finish in any order, as their output's delivery reports come in.
struct CompletionWindow {
    private var offsets: [Offset] = []
    private var isDone: [Bool] = []
    private var head = 0
    /// The number of the record at `head`, counted from the first record of the partition.
    private var first: UInt32 = 0

    /// The offset to commit: one past the last record of the gapless done part; `nil` before any is done.
    private(set) var committable: Offset?

    /// How many records are taken and not part of the gapless done part.
    var pendingCount: Int { offsets.count - head }

    /// Takes a record; the ticket is given back when it is done.
    mutating func begin(_ offset: Offset) -> UInt32 {
        offsets.append(offset)
        isDone.append(false)
        return first &+ UInt32(offsets.count - head - 1)
    }

    /// Takes back the record that was taken last.
    mutating func takeBackLast(_ ticket: UInt32) {
        precondition(head + Int(ticket &- first) == offsets.count - 1, "only the last record can be taken back")
        offsets.removeLast()
        isDone.removeLast()
    }

    /// Notes that a record is done; `true` when the offset to commit has moved.
    mutating func finish(_ ticket: UInt32) -> Bool {
        let index = head + Int(ticket &- first)
        guard index < offsets.count else { return false }
        isDone[index] = true
        var hasMoved = false
        while head < offsets.count, isDone[head] {
            committable = Offset(rawValue: offsets[head].rawValue + 1)
            head += 1
            first &+= 1
            hasMoved = true
        }
        if head > 1024, head * 2 > offsets.count {
            offsets.removeFirst(head)
            isDone.removeFirst(head)
            head = 0
        }
        return hasMoved
    }
}
