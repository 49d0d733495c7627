import FlameReport
import Glibc
import Pipeline

/// Starts processes, hears them, and stops them. All of it happens in one task, message by message.
final class Supervisor {
    /// For what, and how long, the supervisor waits.
    struct Patience {
        var limit: Duration
        /// Whether anything that moves starts the time anew.
        var isRenewedByMovement = false
        /// What to say when the time is up.
        var complaint: () -> String
    }

    static let brokerName = "broker"
    /// How long a process that was told to stop may take.
    static let stopLimit = Duration.seconds(12)
    /// How long a process that told of a fault may take to end for it.
    private static let faultLimit = Duration.seconds(3)

    let inbox = Inbox()
    let table = ProcessTable()
    private let clock = ContinuousClock()
    private let directory: RunDirectory
    private var monitor: SignalMonitor?
    private var ticker: Task<Void, Never>?
    private var children: [String: ChildProcess] = [:]
    private var brokerEnd: ProcessEnd?
    private var brokerComplaint: String?
    private var isBrokerLeaving = false
    private var faultSeen: ContinuousClock.Instant?
    private var interruption: PipelineError?

    private(set) var brokerAddress: BrokerAddress?
    private(set) var fleet = Fleet()
    private(set) var evidence = Evidence()
    private(set) var records = RecordCollection()
    var display = ProgressDisplay()
    /// Makes the line that shows how far the run has come.
    var status: () -> String? = { nil }

    /// A supervisor that keeps what processes say in the folder of a run.
    init(directory: RunDirectory) {
        self.directory = directory
        monitor = SignalMonitor(inbox: inbox, table: table)
        ticker = inbox.tick(every: .milliseconds(100))
    }

    deinit { ticker?.cancel() }

    /// Starts the embedded broker and registry, and waits for their addresses.
    ///
    /// - Throws: `PipelineError` with the exit code `unavailable` when they do not come up.
    func startBroker(executable: String, arguments: [String]) async throws(PipelineError) -> BrokerAddress {
        start(Self.brokerName, executable, arguments)
        try await wait(Patience(limit: .seconds(30)) { "the embedded broker did not come up" }) { brokerAddress != nil }
        guard let brokerAddress else { throw PipelineError(.software, "the embedded broker has no address") }
        return brokerAddress
    }

    /// Forgets the last scenario's processes, which must have ended, and what they said.
    func beginScenario() {
        fleet = Fleet()
        evidence = Evidence()
        records = RecordCollection()
        faultSeen = nil
    }

    /// Starts a role process.
    func start(_ service: Service, instance: String, executable: String, arguments: [String]) {
        fleet.add(service, instance: instance)
        start(instance, executable, arguments)
    }

    /// The numbers of the role processes, by instance.
    var processes: [String: pid_t] {
        fleet.all.reduce(into: [:]) { processes, instance in
            processes[instance] = children[instance]?.processIdentifier
        }
    }

    /// The numbers of the role processes, as soon as each of them stands still before its start.
    ///
    /// - Throws: `PipelineError` when one ends, or does not get there.
    func heldProcesses() async throws(PipelineError) -> [pid_t] {
        let limit = Duration.seconds(20)
        try await wait(Patience(limit: limit) { "the processes were not ready to be profiled after \(limit)" }) {
            processes.count == fleet.all.count && processes.values.allSatisfy(ProcessState.isStopped)
        }
        return processes.values.sorted()
    }

    /// Sends a command to instances.
    func send(_ command: ControlCommand, to instances: [String]) {
        if case .round = command { fleet.begin(instances) }
        for instance in instances { children[instance]?.send(line: command.line) }
    }

    /// Hears the processes until something has happened.
    ///
    /// - Throws: `PipelineError` when a process fails, the user interrupts or patience runs out.
    func wait(_ patience: Patience, until isDone: () -> Bool) async throws(PipelineError) {
        var deadline = clock.now + patience.limit
        var movements = fleet.movements
        while !isDone() {
            guard let message = await inbox.next() else {
                throw PipelineError(.software, "the supervisor was cancelled")
            }
            try take(message)
            try checkHealth()
            if patience.isRenewedByMovement, fleet.movements != movements {
                movements = fleet.movements
                deadline = clock.now + patience.limit
            }
            guard clock.now < deadline else { throw PipelineError(.unavailable, patience.complaint()) }
        }
    }

    /// Stops the role processes in order, and by force those that do not stop in time.
    ///
    /// - Parameter isUrgent: Also sends SIGTERM, for processes that may not be listening.
    /// - Returns: What went wrong on the way, if anything did.
    func stopRoles(isUrgent: Bool) async -> PipelineError? {
        let alive = fleet.alive
        fleet.leave(alive)
        for instance in alive {
            children[instance]?.send(line: ControlCommand.stop.line)
            children[instance]?.closeInput()
            if isUrgent { children[instance]?.send(signal: SIGTERM) }
        }
        var problem = await listen(for: Self.stopLimit) { fleet.alive.isEmpty }
        if !fleet.alive.isEmpty {
            let stubborn = fleet.alive.joined(separator: ", ")
            problem = PipelineError(.software, "\(stubborn) did not stop within \(Self.stopLimit) and had to be killed")
            for instance in fleet.alive { children[instance]?.send(signal: SIGKILL) }
            _ = await listen(for: .seconds(5)) { fleet.alive.isEmpty }
        }
        return interruption ?? problem ?? fleet.failure
    }

    /// Stops the broker, if there is one.
    func stopBroker() async {
        guard let broker = children[Self.brokerName], brokerEnd == nil else { return }
        isBrokerLeaving = true
        broker.closeInput()
        _ = await listen(for: .seconds(5)) { brokerEnd != nil }
        guard brokerEnd == nil else { return }
        broker.send(signal: SIGKILL)
        _ = await listen(for: .seconds(5)) { brokerEnd != nil }
    }

    private func start(_ name: String, _ executable: String, _ arguments: [String]) {
        children[name] = ChildProcess(
            name: name,
            executable: executable,
            arguments: arguments,
            inbox: inbox,
            table: table
        )
    }

    /// Hears the processes without giving up for what they say; returns the first problem.
    private func listen(for limit: Duration, until isDone: () -> Bool) async -> PipelineError? {
        let deadline = clock.now + limit
        var problem: PipelineError?
        while !isDone(), clock.now < deadline, let message = await inbox.next() {
            do throws(PipelineError) {
                try take(message)
            } catch {
                problem = problem ?? error
            }
        }
        return problem
    }

    private func checkHealth() throws(PipelineError) {
        if let interruption { throw interruption }
        if let brokerEnd, !isBrokerLeaving {
            let words = brokerComplaint.map { "; its last words: \($0.safeForTerminal)" } ?? ""
            throw PipelineError(.unavailable, "the embedded broker ended: \(brokerEnd.explanation)\(words)")
        }
        guard let failure = fleet.failure else { return }
        if fleet.isFailureProvisional {
            let seen = faultSeen ?? clock.now
            faultSeen = seen
            guard clock.now - seen > Self.faultLimit else { return }
        }
        throw failure
    }

    private func take(_ message: Inbox.Message) throws(PipelineError) {
        switch message {
        case .output(Self.brokerName, let line): brokerAddress = brokerAddress ?? BrokerAddress(line: line)
        case .output(let process, let line): try takeEvent(line, from: process)
        case .complaint(let process, let line):
            if process == Self.brokerName { brokerComplaint = line } else { fleet.complain(line, from: process) }
            display.write("\(process): \(line.safeForTerminal)")
        case .ended(Self.brokerName, let end): brokerEnd = end
        case .ended(let process, let end): fleet.end(end, of: process)
        case .signal(let number):
            let name = number == SIGINT ? "SIGINT" : "SIGTERM"
            interruption = PipelineError(number == SIGINT ? .interrupted : .terminated, "interrupted by \(name)")
            display.write("flamegraph: stopping the processes after \(name); once more ends them at once")
        case .tick: if let status = status() { display.show(status) }
        }
    }

    private func takeEvent(_ line: String, from process: String) throws(PipelineError) {
        try directory.append(line, toEventsOf: process)
        guard let event = try? EventLine(json: line) else { return }
        evidence.read(event)
        fleet.apply(event, from: process)
        if let record = event.record { records.add(record) }
    }
}
