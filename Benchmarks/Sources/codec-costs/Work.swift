import CAllocationCounter
import Glibc

/// Something that is done to one message.
struct Work {
    var name: String
    var body: () throws -> Void

    /// How long one batch of repetitions takes at least.
    private static let batchNanoseconds: UInt64 = 50_000_000

    /// Repeats the work until the clock has something to measure.
    func measured() throws -> Cost {
        var repetitions: UInt64 = 64
        while true {
            // The first batches are too short to count, and serve as the warm-up.
            let batch = try batch(of: repetitions)
            if batch.elapsed >= Self.batchNanoseconds {
                return Cost(
                    name: name,
                    nanoseconds: Double(batch.elapsed) / Double(repetitions),
                    allocations: Double(batch.allocations) / Double(repetitions)
                )
            }
            repetitions *= 2
        }
    }

    private func batch(of repetitions: UInt64) throws -> (elapsed: UInt64, allocations: UInt64) {
        let allocations = allocation_count()
        let start = Self.threadTime()
        for _ in 0..<repetitions { try body() }
        return (Self.threadTime() - start, allocation_count() - allocations)
    }

    /// CPU time of this thread: what other processes take from the machine is not in it.
    private static func threadTime() -> UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }
}
