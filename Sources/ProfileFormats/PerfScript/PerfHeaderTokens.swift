/// Finds the numbers of a sample's first line: process, thread, processor and time.
struct PerfHeaderTokens {
    struct Numbers {
        var comm: Range<Int>
        var pid: Int?
        var tid: Int
        var cpu: Int?
        var time: Int64?
        /// Where what follows the numbers begins.
        var end: Int
    }

    private let line: UnsafeRawBufferPointer

    init(_ line: UnsafeRawBufferPointer) {
        self.line = line
    }

    /// The numbers left of the last time that has some, or `nil`.
    func timed() -> Numbers? {
        var index = line.count - 1
        while index > 0 {
            if line[index] == 0x3a, line[index - 1].isDigit,
                index + 1 == line.count || line[index + 1].isBlank,
                let time = time(endingAt: index),
                var numbers = numbers(endingAt: time.start, needsProcess: false)
            {
                numbers.time = time.nanoseconds
                numbers.end = index + 1
                return numbers
            }
            index -= 1
        }
        return nil
    }

    /// The last `pid/tid`, or `nil`.
    func untimed() -> Numbers? {
        var end = line.count
        while end > 0 {
            // Only ends of tokens are tried, so that a long line takes no more steps than it has bytes.
            if !line[end - 1].isBlank, end == line.count || line[end].isBlank,
                var numbers = numbers(endingAt: end, needsProcess: true)
            {
                numbers.end = end
                return numbers
            }
            end -= 1
        }
        return nil
    }

    /// `seconds.fraction` left of a colon; the fraction has one to nine digits.
    private func time(endingAt end: Int) -> (start: Int, nanoseconds: Int64)? {
        let start = startOfToken(endingAt: end)
        let token = line.part(start..<end)
        guard let point = token.firstIndex(of: 0x2e), token.count - point - 1 <= 9,
            let seconds = token.upTo(point).decimal, var fraction = token.from(point + 1).decimal
        else { return nil }
        for _ in (token.count - point - 1)..<9 { fraction *= 10 }
        let (nanoseconds, overflows) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        let (sum, carries) = nanoseconds.addingReportingOverflow(fraction)
        return overflows || carries ? nil : (start, sum)
    }

    /// `comm pid/tid [cpu]`, or `comm tid [cpu]` unless the process is needed.
    private func numbers(endingAt end: Int, needsProcess: Bool) -> Numbers? {
        var end = skipBlanks(before: end)
        var start = startOfToken(endingAt: end)
        var cpu: Int?
        if end - start > 2, line[start] == 0x5b, line[end - 1] == 0x5d,
            let number = line.part((start + 1)..<(end - 1)).decimal
        {
            cpu = Int(number)
            end = skipBlanks(before: start)
            start = startOfToken(endingAt: end)
        }
        guard let ids = ids(start..<end), !needsProcess || ids.pid != nil else { return nil }
        let commEnd = skipBlanks(before: start)
        let commStart = line[..<commEnd].firstIndex { !$0.isBlank } ?? commEnd
        return Numbers(comm: commStart..<commEnd, pid: ids.pid, tid: ids.tid, cpu: cpu, time: nil, end: 0)
    }

    private func ids(_ range: Range<Int>) -> (pid: Int?, tid: Int)? {
        let token = line.part(range)
        guard let slash = token.firstIndex(of: 0x2f) else { return id(token).map { (nil, $0) } }
        guard let pid = id(token.upTo(slash)), let tid = id(token.from(slash + 1)) else { return nil }
        return (pid, tid)
    }

    /// A process's or thread's number; -1 is what perf writes for none.
    private func id(_ token: UnsafeRawBufferPointer) -> Int? {
        token.equals("-1") ? -1 : token.decimal.map { Int($0) }
    }

    private func startOfToken(endingAt end: Int) -> Int {
        var start = end
        while start > 0, !line[start - 1].isBlank { start -= 1 }
        return start
    }

    private func skipBlanks(before end: Int) -> Int {
        var end = end
        while end > 0, line[end - 1].isBlank { end -= 1 }
        return end
    }
}
