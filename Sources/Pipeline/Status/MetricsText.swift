import Units

/// What `/metrics` says, in Prometheus' text format, version 0.0.4.
///
/// All counters run from the start of the process, the warm-up included, so that a difference of two readings is what
/// happened between them.
struct MetricsText {
    private(set) var text = ""
    private let labels: String

    init(_ status: ServiceStatus) {
        let snapshot = status.snapshot
        let usage = ProcessUsage.current()
        let service = status.service
        labels =
            "service=\"\(Self.escaped(service.name))\",scenario=\"\(Self.escaped(service.scenario))\","
            + "variant=\"\(Self.escaped(service.variant))\",role=\"\(service.role.rawValue)\","
            + "instance_name=\"\(Self.escaped(status.instance))\""
        header("flamegraph_messages_total", "counter", "Messages delivered, processed or verified.")
        sample("flamegraph_messages_total", String(snapshot.messages.rawValue))
        header("flamegraph_message_bytes_total", "counter", "Size of their encoded values.")
        sample("flamegraph_message_bytes_total", String(snapshot.bytes.rawValue))
        header("flamegraph_cpu_seconds_total", "counter", "CPU time of all threads by the operating system's account.")
        sample("flamegraph_cpu_seconds_total", String(usage.userCPU.seconds), ",mode=\"user\"")
        sample("flamegraph_cpu_seconds_total", String(usage.systemCPU.seconds), ",mode=\"system\"")
        header(
            "flamegraph_failures_total",
            "counter",
            "Messages that something went wrong with, in windows that are over."
        )
        for (kind, count) in Self.kinds(snapshot.failures) {
            sample("flamegraph_failures_total", String(count.rawValue), ",kind=\"\(kind)\"")
        }
        header("flamegraph_resident_memory_bytes", "gauge", "Memory resident now.")
        sample("flamegraph_resident_memory_bytes", String(ProcessUsage.residentMemory().rawValue))
        header("flamegraph_ready", "gauge", "1 when the process has what it needs to work.")
        sample("flamegraph_ready", snapshot.phase == .ready ? "1" : "0")
        header("flamegraph_run_info", "gauge", "The run's id, as a label.")
        sample("flamegraph_run_info", "1", ",run_id=\"\(Self.escaped(status.runID))\"")
    }

    private static func kinds(_ failures: FailureCounts) -> [(String, MessageCount)] {
        [
            ("undelivered", failures.undelivered), ("rejected", failures.rejected), ("lost", failures.lost),
            ("duplicated", failures.duplicated), ("out_of_order", failures.outOfOrder),
            ("skipped_offsets", failures.skippedOffsets),
        ]
    }

    private mutating func header(_ name: String, _ type: String, _ help: String) {
        text += "# HELP \(name) \(help)\n# TYPE \(name) \(type)\n"
    }

    private mutating func sample(_ name: String, _ value: String, _ further: String = "") {
        text += "\(name){\(labels)\(further)} \(value)\n"
    }

    /// Escapes what a label's value may not hold as it is.
    static func escaped(_ value: String) -> String {
        value.reduce(into: "") { text, character in
            switch character {
            case "\\": text += "\\\\"
            case "\"": text += "\\\""
            case "\n", "\r\n", "\r": text += "\\n"
            default: text.append(character)
            }
        }
    }
}
