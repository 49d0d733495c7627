import PyroscopeClient
import Testing
import Units

@Suite struct QueryWindowTests {
    /// A work window of 60 s from second 1,000, profiles every 15 s.
    private func window(
        _ choice: QueryWindow.Choice,
        start: Int64 = 1_000_000_000_000,
        length: Int64 = 60_000_000_000
    ) throws(PyroscopeError) -> QueryWindow {
        let work = try TimeWindow(start: Nanoseconds(start), end: Nanoseconds(start + length))
        return try QueryWindow(of: work, by: .alloy, taking: choice)
    }

    @Test("a profile stamped at the end of an interval belongs to the window in which the interval lies")
    func shift() throws {
        let stamps = stride(from: 900_000, through: 1_200_000, by: 15_000).map { Int64($0) }
        func taken(_ choice: QueryWindow.Choice) throws -> [Int64] {
            let window = try window(choice)
            return stamps.filter { (window.start...window.end).contains($0) }.map { $0 / 1000 }
        }
        // Intervals lie between 990 and 1005, 1005 and 1020, …: the first begins before the window.
        #expect(try taken(.beginningInside) == [1020, 1035, 1050, 1065])
        #expect(try taken(.whole) == [1020, 1035, 1050])
        #expect(try taken(.touching) == [1005, 1020, 1035, 1050, 1065])
    }

    @Test("the choices agree with what they say, for any offset of the profiler's clock")
    func choices() throws {
        var generator = SeededGenerator(state: 7)
        let interval: Int64 = 15_000_000_000
        for _ in 0..<2000 {
            let start = Int64.random(in: 1_000_000_000_000...1_100_000_000_000, using: &generator)
            let length = Int64.random(in: 31_000_000_000...90_000_000_000, using: &generator)
            // Stamps of whole milliseconds away from the window's own edges, where rounding decides.
            let stamp = Int64.random(in: 990_000...1_250_000, using: &generator) * 1_000_000
            let (from, until) = (stamp - interval, stamp)
            let edges = [start, start + length, start + interval, start + length + interval]
            guard edges.allSatisfy({ abs(stamp - $0) > 3_000_000 }) else { continue }
            for choice in QueryWindow.Choice.allCases {
                let window = try window(choice, start: start, length: length)
                let isTaken = (window.start...window.end).contains(stamp / 1_000_000)
                let expected =
                    switch choice {
                    case .beginningInside: from >= start && from < start + length
                    case .whole: from >= start && until <= start + length
                    case .touching: until > start && from < start + length
                    }
                #expect(isTaken == expected)
            }
        }
    }

    @Test("taken by where intervals begin, a window has as many as it is long")
    func count() throws {
        for offset in stride(from: Int64(0), to: 15_000, by: 700) {
            let window = try window(.beginningInside)
            let stamps = (0..<100).map { 900_000 + offset + Int64($0) * 15_000 }
            #expect(stamps.filter { (window.start...window.end).contains($0) }.count == 4)
        }
    }

    @Test("a window too short for a whole interval is refused, an empty one too")
    func tooShort() throws {
        #expect(
            try failure { () throws(PyroscopeError) in try window(.whole, length: 14_000_000_000) }.code
                == .configuration
        )
        _ = try window(.touching, length: 1_000_000)
        for (start, end) in [(5, 5), (6, 5), (0, 5), (-1, 5), (5, Int64.max)] as [(Int64, Int64)] {
            let error = try failure { () throws(PyroscopeError) in
                try TimeWindow(start: Nanoseconds(start), end: Nanoseconds(end))
            }
            #expect(error.code == .configuration)
        }
    }

    @Test("a window is settled when its last profile had one more interval to arrive")
    func settled() throws {
        #expect(try window(.beginningInside).settled == .seconds(1090))
    }
}
