import FlameReport
import Glibc
import Pipeline

/// One `perf record` that watches the processes of a scenario.
final class PerfRecorder {
    /// Where the samples are.
    let dataPath: String
    private let inbox = Inbox()
    private let pipes: ControlPipes
    private let process: ChildProcess
    private let ticker: Task<Void, Never>
    private var end: ProcessEnd?
    private var complaints: [String] = []

    private static let attachLimit = Duration.seconds(20)
    private static let stopLimit = Duration.seconds(60)

    /// Attaches to processes that have only their first thread; when it returns, those threads are watched, and with them
    /// all that they start. A watched thread that ended would keep perf busy asking about it, until the end.
    ///
    /// - Throws: `PipelineError` when perf does not come up.
    init(_ settings: PerfSettings, processes: [pid_t], dataPath: String, table: ProcessTable)
        async throws(PipelineError)
    {
        self.dataPath = dataPath
        pipes = try ControlPipes()
        ticker = inbox.tick(every: .milliseconds(20))
        process = ChildProcess(
            name: "perf",
            executable: "perf",
            arguments: Self.arguments(settings, processes, dataPath, control: pipes.option),
            inbox: inbox,
            table: table
        )
        pipes.send("enable")
        guard await listen(for: Self.attachLimit, until: { pipes.hasAcknowledgement() }) else {
            process.send(signal: SIGKILL)
            throw PipelineError(.unavailable, "perf did not attach: \(lastWords)")
        }
    }

    deinit { ticker.cancel() }

    /// Ends the recording and waits until all samples are in the file.
    ///
    /// - Throws: `PipelineError` when perf does not end, or ended before it was told to.
    func stop() async throws(PipelineError) {
        let endedEarly = end != nil
        process.send(signal: SIGINT)
        guard await listen(for: Self.stopLimit, until: { false }) || end != nil else {
            process.send(signal: SIGKILL)
            throw PipelineError(.software, "perf did not end within \(Self.stopLimit)")
        }
        guard !endedEarly, Self.isOrderly(end) else {
            throw PipelineError(.software, "perf ended too early, \(end?.explanation ?? "unknown why"): \(lastWords)")
        }
    }

    /// Ends perf at once; for runs that have failed already.
    func abandon() { process.send(signal: SIGKILL) }

    private var lastWords: String {
        let words = complaints.filter { !$0.isEmpty }.prefix(3).joined(separator: " ")
        return words.isEmpty ? end?.explanation ?? "no answer" : words.safeForTerminal
    }

    /// perf passes the signal on that ended it.
    private static func isOrderly(_ end: ProcessEnd?) -> Bool {
        end == .exited(0) || end == .exited(128 + SIGINT) || end == .signaled(SIGINT)
    }

    private static func arguments(
        _ settings: PerfSettings,
        _ processes: [pid_t],
        _ dataPath: String,
        control: String
    ) -> [String] {
        settings.recordArguments + ["--delay", "-1", "--control", control, "--output", dataPath]
            + ["--pid", processes.map(String.init).joined(separator: ",")]
    }

    /// Hears perf until a condition holds or it has ended; `false` when neither happened in time, or it ended.
    private func listen(for limit: Duration, until isDone: () -> Bool) async -> Bool {
        let clock = ContinuousClock()
        let deadline = clock.now + limit
        while end == nil {
            if isDone() { return true }
            guard clock.now < deadline, let message = await inbox.next() else { return false }
            switch message {
            case .ended(_, let processEnd): end = processEnd
            case .complaint(_, let line), .output(_, let line): complaints.append(line)
            case .signal, .tick: break
            }
        }
        return false
    }
}
