import Pipeline
import Units

/// Records and events with made-up figures.
enum Samples {
    static func record(
        _ service: String,
        instance: String? = nil,
        round: Int = 1,
        messages: Int64 = 1000,
        cpu: Int64 = 20_000_000,
        wall: Int64 = 10_000_000,
        latency: [Int64] = [],
        failures: FailureCounts = FailureCounts()
    ) -> RunRecord {
        var distribution: LatencyDistribution?
        if !latency.isEmpty {
            var filled = LatencyDistribution()
            for value in latency { filled.record(Nanoseconds(value)) }
            distribution = filled
        }
        return RunRecord(
            service: service,
            instance: instance ?? service + "-1",
            runID: "run",
            round: round,
            messages: MessageCount(messages),
            bytes: Bytes(messages * 300),
            userCPU: Nanoseconds(cpu * 3 / 4),
            systemCPU: Nanoseconds(cpu / 4),
            wall: Nanoseconds(wall),
            windows: [RoundWindow(start: .zero, end: Nanoseconds(wall))],
            latency: distribution,
            failures: failures,
            residentMemory: Bytes.mebibytes(20)
        )
    }

    /// An event line of a service's first instance.
    static func line(_ name: String, _ service: String, _ fields: String = "", instance: String? = nil) -> String {
        let instance = instance ?? service + "-1"
        let head = #"{"timestamp":1,"name":"\#(name)","service":"\#(service)","instance":"\#(instance)","run":"r""#
        return head + (fields.isEmpty ? "}" : ",\(fields)}")
    }
}
