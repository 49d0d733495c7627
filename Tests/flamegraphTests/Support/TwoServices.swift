import Foundation
import Pipeline
import Units

/// Two services of which everything is known, as an Alloy at 97 Hz pushes them every 15 seconds.
enum TwoServices {
    typealias Function = FakePyroscope.Function

    static let a = "serdes-json-producer"
    static let b = "serdes-avro-producer"
    /// 2023-11-14T22:13:20Z.
    static let start: Int64 = 1_700_000_000
    /// In seconds: forty intervals.
    static let length: Int64 = 600
    static let period: Int64 = 10_309_278
    /// Of each instance, in each interval.
    static let messages: Int64 = 1000

    static let outer = ["_start", "__libc_start_main", "producer_main", "Pipeline.ProducerLoop.run()"].map {
        Function($0)
    }
    static let kernel = ["entry_SYSCALL_64_after_hwframe", "do_syscall_64", "ksys_write"].map {
        Function($0, "vmlinux")
    }
    static let encodeOfA = Function("Orders.JSONOrderCodec.encode(_:)")
    static let encodeOfB = Function("Orders.AvroOrderCodec.encode(_:)")

    /// Samples of a service's own function in an interval: about so many, give or take one.
    private static func encodeSamples(_ service: String, _ interval: Int64) -> Int64 {
        (service == a ? 20 : 10) + (interval / 4 % 3 == 0 && interval % 4 == 0 ? 1 : 0)
    }

    /// What Alloy pushed: from before the window to after it, with intervals that begin `offset` after the window.
    static func profiles(offset: Int64 = 5000) -> [FakePyroscope.Stored] {
        [a, b].flatMap { service in
            (-5..<46 as Range<Int64>).map { interval in
                let encode = service == a ? encodeOfA : encodeOfB
                let isInside = (0..<40).contains(interval)
                // Outside there is so much that nothing of it can go unnoticed.
                let samples = isInside ? encodeSamples(service, interval) : 1000
                return .init(
                    service: service,
                    stamp: start * 1000 + offset + (interval + 1) * 15_000,
                    values: [outer + [encode]: samples * period, outer + kernel: 10 * period]
                )
            }
        }
    }

    /// The cost of a service's own function per message, as a mean over slices of four intervals, in nanoseconds.
    static func cost(of service: String) -> Double {
        let samples = (0..<40 as Range<Int64>).reduce(0) { $0 + encodeSamples(service, $1) }
        return Double(samples * period) / Double(40 * messages)
    }

    /// A service's records, one per interval, as a line each; from before the window to after it.
    static func records(
        of service: String,
        instances: [String] = ["1"],
        interval span: Int64 = 15,
        cpuFactor: Double = 1
    ) throws -> [RunRecord] {
        instances.flatMap { instance in
            (-4..<44 as Range<Int64>).map { interval in
                let begin = start + interval * span
                let samples = encodeSamples(service, interval) + 10
                let cpu = Int64(Double(samples * period) * cpuFactor) / Int64(instances.count)
                return RunRecord(
                    service: service,
                    instance: "\(service)-\(instance)",
                    runID: "run",
                    round: Int(interval + 5),
                    messages: MessageCount(messages / Int64(instances.count)),
                    bytes: .zero,
                    userCPU: Nanoseconds(cpu * 3 / 4),
                    systemCPU: Nanoseconds(cpu / 4),
                    wall: .seconds(span),
                    windows: [],
                    wallClock: RoundWindow(start: .seconds(begin), end: .seconds(begin + span)),
                    latency: nil,
                    failures: FailureCounts(),
                    residentMemory: .zero
                )
            }
        }
    }

    /// Records as lines of JSON.
    static func lines(_ records: [RunRecord]) throws -> String {
        try records.map { String(decoding: try JSONEncoder().encode($0), as: UTF8.self) + "\n" }.joined()
    }

    /// `--from` and `--until`.
    static let window = "--from \(start) --until 2023-11-14T23:23:20+01:00"
}
