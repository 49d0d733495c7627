/// The parts of a sample's first line, as ranges of its bytes.
///
///     comm pid/tid [cpu] seconds.fraction: period event:modifiers:
///
/// A comm is anything, so the line is read from the right: the time is found first, then the numbers before it; what is
/// left of them is the comm. Processor, period, event and the process's number may be missing, and a line without a time
/// needs the form `pid/tid`.
struct PerfHeaderLine {
    var comm: Range<Int>
    var pid: Int?
    var tid: Int
    var cpu: Int?
    var time: Int64?
    var period: Int64?
    /// Without the colon that ends it.
    var event: Range<Int>
    /// What follows the event on the same line: the stack of a sample without callers.
    var rest: Range<Int>

    init?(_ line: UnsafeRawBufferPointer) {
        let tokens = PerfHeaderTokens(line)
        guard let found = tokens.timed() ?? tokens.untimed() else { return nil }
        self.init(found)
        readEvent(line, from: found.end)
    }

    private init(_ numbers: PerfHeaderTokens.Numbers) {
        comm = numbers.comm
        (pid, tid, cpu, time) = (numbers.pid, numbers.tid, numbers.cpu, numbers.time)
        (event, rest) = (0..<0, 0..<0)
    }

    /// Period, event and rest: what stands right of the numbers.
    private mutating func readEvent(_ line: UnsafeRawBufferPointer, from start: Int) {
        var start = start
        var end = line.count
        while start < end, line[start].isBlank { start += 1 }
        while start < end, line[end - 1].isBlank { end -= 1 }
        let digitsEnd = line[start..<end].firstIndex { !$0.isDigit } ?? end
        if digitsEnd > start, digitsEnd < end, line[digitsEnd].isBlank {
            period = line.part(start..<digitsEnd).decimal
            start = digitsEnd
            while start < end, line[start].isBlank { start += 1 }
        }
        readName(line, start, end)
    }

    private mutating func readName(_ line: UnsafeRawBufferPointer, _ start: Int, _ end: Int) {
        rest = end..<end
        if start < end, line[end - 1] == 0x3a {
            event = start..<(end - 1)
            return
        }
        var index = start
        while index + 1 < end {
            if line[index] == 0x3a, line[index + 1].isBlank {
                event = start..<index
                rest = (index + 1)..<end
                return
            }
            index += 1
        }
        event = start..<end
    }
}
