import FlameReport
import Glibc
import Pipeline
import Units

/// One scenario from the start of its processes to their end.
struct ScenarioRun {
    let part: RunPlan.Part
    let settings: RunSettings
    let commandLine: RoleCommandLine
    let executables: Executables
    let supervisor: Supervisor
    /// Where perf leaves its samples; `nil` when nothing is sampled.
    let samplesPath: String?

    /// How long processes may take until all can begin; a consumer group's first members wait three seconds for others.
    static let startLimit = Duration.seconds(60)
    /// How long nothing at all may move within a round.
    static let standstillLimit = Duration.seconds(120)

    /// Works through the schedule.
    ///
    /// - Returns: What perf has recorded; `nil` when nothing is sampled.
    /// - Throws: `PipelineError` for the first thing that goes wrong; the processes are stopped in any case.
    func perform() async throws(PipelineError) -> Recording? {
        supervisor.beginScenario()
        var recorder: PerfRecorder?
        let recording: Recording?
        do throws(PipelineError) {
            try start()
            recorder = try await attachRecorder()
            recording = recorder.map { Recording(dataPath: $0.dataPath, processes: supervisor.processes) }
            try await waitUntilReady()
            try await workThroughSchedule()
            try await recorder?.stop()
        } catch {
            recorder?.abandon()
            _ = await supervisor.stopRoles(isUrgent: true)
            throw error
        }
        supervisor.status = { nil }
        if let problem = await supervisor.stopRoles(isUrgent: false) { throw problem }
        return recording
    }

    /// Attaches perf to the processes, which wait for that before they start a thread: perf lists a process's threads
    /// first and opens them then, and misses without a word what starts in between.
    private func attachRecorder() async throws(PipelineError) -> PerfRecorder? {
        guard let samplesPath, let perf = settings.perf else { return nil }
        let processes = try await supervisor.heldProcesses()
        defer { for process in processes { supervisor.table.send(SIGCONT, to: process) } }
        return try await PerfRecorder(perf, processes: processes, dataPath: samplesPath, table: supervisor.table)
    }

    private func start() throws(PipelineError) {
        var count = 0
        for service in part.scenario.services {
            let executable = try executables.path(of: service.role)
            for instance in RoleCommandLine.instances(of: service, replicas: settings.replicas) {
                supervisor.start(
                    service,
                    instance: instance,
                    executable: executable,
                    arguments: commandLine.arguments(for: service, instance: instance)
                )
                count += 1
            }
        }
        supervisor.display.write("\(part.scenario.name): \(count) processes are starting")
    }

    private func waitUntilReady() async throws(PipelineError) {
        let supervisor = supervisor
        supervisor.status = { [name = part.scenario.name] in
            "\(name): waiting for " + supervisor.fleet.missing.joined(separator: ", ")
        }
        try await supervisor.wait(
            Supervisor.Patience(limit: Self.startLimit) {
                "not ready after \(Self.startLimit): \(supervisor.fleet.missing.joined(separator: ", "))"
            }
        ) {
            supervisor.fleet.missing.isEmpty
        }
    }

    private func workThroughSchedule() async throws(PipelineError) {
        let clock = ContinuousClock()
        var begin = clock.now
        var round = part.schedule.steps.first?.round ?? 1
        for step in part.schedule.steps {
            if step.round != round {
                announce(round, took: clock.now - begin)
                (round, begin) = (step.round, clock.now)
            }
            try await perform(step)
        }
        announce(round, took: clock.now - begin)
    }

    private func perform(_ step: Schedule.Step) async throws(PipelineError) {
        let supervisor = supervisor
        let instances = supervisor.fleet.instances(of: step.service)
        switch step.action {
        case .begin(let messages): supervisor.send(.round(step.round, messages: messages), to: instances)
        case .finish: supervisor.send(.finish, to: instances)
        case .awaitRecords:
            supervisor.status = { status(step, instances) }
            try await supervisor.wait(
                Supervisor.Patience(limit: Self.standstillLimit, isRenewedByMovement: true) {
                    "nothing has moved for \(Self.standstillLimit) while waiting for round \(step.round) of "
                        + supervisor.fleet.owing(instances).joined(separator: ", ")
                }
            ) {
                supervisor.fleet.owing(instances).isEmpty
            }
        }
    }

    private func announce(_ round: Int, took duration: Duration) {
        let name = round == 0 ? "warm-up" : "round \(round)/\(settings.rounds)"
        let time = Figures.span(nanoseconds: Nanoseconds(duration).rawValue)
        supervisor.display.write("\(part.scenario.name): \(name) done in \(time)")
    }

    private func status(_ step: Schedule.Step, _ instances: [String]) -> String {
        let members = instances.compactMap { supervisor.fleet.members[$0] }
        let done = members.reduce(0) { $0 + $1.messages }
        let round = step.round == 0 ? "warm-up" : "round \(step.round)/\(settings.rounds)"
        let slice = part.slices > 1 ? " slice \(step.slice + 1)" : ""
        let target = step.round == 0 ? settings.warmup(of: part.scenario) : settings.messages(of: part.scenario)
        return "\(part.scenario.name) \(round)\(slice)  \(step.service.variant) \(step.service.role.rawValue)  "
            + "\(Figures.whole(done))/\(Figures.whole(members.first?.target ?? target.rawValue))"
    }
}
