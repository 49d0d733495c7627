import ArgumentParser
import FlameReport
import Pipeline
import PyroscopeClient
import Units

/// The options of `compare` for services whose profiles are in Pyroscope.
struct PyroscopeArguments: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Compares two services by what Pyroscope has of them: A and B are then values of service_name. "
                + "(env: \(Setting.pyroscopeServer.variable), used where --from or --until is given)",
            valueName: "url"
        )
    )
    var pyroscopeServer: String?

    @Option(
        help: ArgumentHelp(
            "Begin of the window: 2026-01-31T12:00:00Z, seconds or milliseconds since 1970, or now-15m. "
                + "(default: ten minutes before --until)",
            valueName: "time"
        )
    )
    var from: String?

    @Option(
        help: ArgumentHelp(
            "End of the window. (default: now less two collect intervals, by when its profiles have come)",
            valueName: "time"
        )
    )
    var until: String?

    @Option(help: ArgumentHelp("Samples per second and CPU, as the profiler is set to.", valueName: "hz"))
    var sampleRate: Int64 = ProfilingAgent.alloy.hertz ?? 97

    @Option(help: ArgumentHelp("How long the profiler collects before it pushes, as it is set to.", valueName: "span"))
    var collectInterval = "15s"

    @Option(
        help: ArgumentHelp(
            "Into how many equal slices the window is cut, which stand for rounds. (default: up to 10 of at least "
                + "\(MeasuredWindow.shortestSlice) collect intervals)",
            valueName: "n"
        )
    )
    var slices: Int?

    @Option(
        help: ArgumentHelp(
            "Takes the services' own counts from event lines or from a log of theirs, instead of the topic; repeatable.",
            valueName: "file"
        )
    )
    var runRecords: [String] = []

    @Option(
        help: ArgumentHelp(
            "The cluster with the topic of run records. (env: \(Setting.brokers.variable))",
            valueName: "host:port,…"
        )
    )
    var kafkaBrokers: String?

    /// How long the window is that nobody gave a begin for.
    private static let defaultLength = Nanoseconds.seconds(600)

    /// Whether services in Pyroscope are meant, not files.
    var isAsked: Bool { pyroscopeServer != nil || from != nil || until != nil }

    func validate() throws {
        let others: [(String, Bool)] = [
            ("--slices", slices != nil), ("--run-records", !runRecords.isEmpty),
            ("--kafka-brokers", kafkaBrokers != nil),
        ]
        if !isAsked, let other = others.first(where: \.1) {
            throw ValidationError("\(other.0) goes with --pyroscope-server, --from or --until")
        }
        for (name, text) in [("--from", from), ("--until", until)] {
            guard let text, TimeArgument.time(text, now: MachineClocks.realtime()) == nil else { continue }
            throw ValidationError("\(name) takes \(TimeArgument.expectation)")
        }
        guard slices.map({ (1...1000).contains($0) }) ?? true else {
            throw ValidationError("--slices must be from 1 to 1000")
        }
        guard let interval = DurationArgument.duration(collectInterval),
            (Nanoseconds.seconds(1)...Nanoseconds.seconds(3600)).contains(interval)
        else { throw ValidationError("--collect-interval takes a span from 1s to 1h") }
        guard (1...1_000_000).contains(sampleRate) else {
            throw ValidationError("--sample-rate must be from 1 to 1000000")
        }
        if !runRecords.isEmpty, kafkaBrokers != nil {
            throw ValidationError("give --run-records or --kafka-brokers, not both")
        }
    }

    /// Refuses names that no service of Compose has.
    static func validate(service name: String) throws {
        let isPlain = name.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
            case UInt8(ascii: "0")...UInt8(ascii: "9"): true
            default: "_.-".utf8.contains(byte)
            }
        }
        guard isPlain, (1...200).contains(name.utf8.count) else {
            throw ValidationError(
                "with --pyroscope-server, \(name.prefix(60).debugDescription) must be a service's name: "
                    + "letters, digits and _.-"
            )
        }
    }

    /// The profiler.
    ///
    /// - Throws: `PipelineError` with the exit code `usage` for values out of range.
    func agent() throws(PipelineError) -> ProfilingAgent {
        do {
            let interval = DurationArgument.duration(collectInterval) ?? .zero
            return try ProfilingAgent(hertz: sampleRate, collectInterval: interval)
        } catch {
            throw PipelineError(pyroscope: error)
        }
    }

    /// The window that is asked for.
    ///
    /// - Throws: `PipelineError` with the exit code `usage` for one that is empty or not over yet.
    func window(by agent: ProfilingAgent, now: Nanoseconds) throws(PipelineError) -> TimeWindow {
        func time(_ text: String?) -> Nanoseconds? { text.flatMap { TimeArgument.time($0, now: now) } }
        let end = time(until) ?? now - agent.collectInterval - agent.collectInterval
        guard end <= now else {
            throw PipelineError(.usage, "--until lies in the future; wait, or give an earlier one")
        }
        do {
            return try TimeWindow(start: time(from) ?? end - Self.defaultLength, end: end)
        } catch {
            throw PipelineError(pyroscope: error)
        }
    }

    /// Where the counts come from.
    ///
    /// - Throws: `PipelineError` with the exit code `usage` when two sources are given, or the count of one side alone.
    func source(_ messages: (a: Int64?, b: Int64?)) throws(PipelineError) -> RunRecordSource {
        switch messages {
        case (let a?, let b?):
            guard runRecords.isEmpty, kafkaBrokers == nil, slices ?? 1 == 1 else {
                throw PipelineError(
                    .usage,
                    "--messages-a and --messages-b count for the whole window: leave out --run-records, --kafka-brokers "
                        + "and --slices"
                )
            }
            return .totals(a: MessageCount(a), b: MessageCount(b))
        case (nil, nil):
            return runRecords.isEmpty ? .topic(brokers: kafkaBrokers) : .files(runRecords)
        default:
            throw PipelineError(.usage, "give both --messages-a and --messages-b, or neither")
        }
    }
}
