import FlameReport
import Foundation
import KafkaClient
import Pipeline
import ProfileFormats
import ProfileModel
import Symbols
import Units

/// A whole run: broker, scenarios, profiles, results.
final class RunExecution {
    private let settings: RunSettings
    private let format: OutputFormat
    private let pusher: PyroscopePusher?
    private let executables: Executables
    private let plan: RunPlan
    private let directory: RunDirectory
    private let supervisor: Supervisor
    private var report: RunReport
    private var profiles: [String: NamedProfile] = [:]
    private var preparation: ProfilePreparation

    /// Prepares a run and makes its folder.
    ///
    /// - Throws: `PipelineError` for settings that cannot be carried out, or a folder that cannot be made.
    init(settings: RunSettings, format: OutputFormat, pusher: PyroscopePusher? = nil) throws(PipelineError) {
        self.settings = settings
        self.format = format
        self.pusher = pusher
        executables = try Executables.find()
        plan = try RunPlan(settings)
        directory = try RunDirectory(outputFolder: settings.outputFolder, runID: settings.runID)
        supervisor = Supervisor(directory: directory)
        report = RunReport(settings, plan: plan, machine: .current(), startedAt: Date().ISO8601Format())
        report.pyroscope = pusher.map { PushResult(server: $0.server) }
        preparation = ProfilePreparation(rules: try CategoryRules.reading(settings.categoryRules))
    }

    /// Runs everything and writes the results, also those of a run that failed on the way.
    ///
    /// - Returns: The exit code that the findings call for.
    /// - Throws: `PipelineError` for what kept the run from its end.
    func perform() async throws(PipelineError) -> Pipeline.ExitCode {
        for case let decision? in plan.parts.map(\.decision) { supervisor.display.write("plan: \(decision)") }
        var failure: PipelineError?
        do throws(PipelineError) {
            try await work()
            report.complete = true
        } catch {
            failure = error
            report.failure = error.message
        }
        await supervisor.stopBroker()
        supervisor.display.clear()
        do throws(PipelineError) {
            try writeResults()
        } catch {
            if let failure { supervisor.display.write("flamegraph: " + failure.message) }
            throw error
        }
        if format == .json { try StandardOutput.write(try JSONText.make(report)) }
        if format == .text, let pushed = report.pyroscope { try StandardOutput.write(pushed.text) }
        if let failure { throw failure }
        let untrustworthy = report.profiling?.untrustworthy ?? []
        if !untrustworthy.isEmpty {
            supervisor.display.write(
                "flamegraph: profiles not trustworthy, their CPU time against the operating system's: "
                    + untrustworthy.joined(separator: ", ")
            )
        }
        return report.exitCode
    }

    private func work() async throws(PipelineError) {
        let perf = await usablePerf()
        report.profiling = ProfilingResult(frequency: perf?.frequency, obstacle: report.profiling?.obstacle)
        let address = try await connect()
        var settings = settings
        settings.perf = perf
        let commandLine = RoleCommandLine(
            settings: settings,
            kafkaBrokers: address.bootstrapServers,
            schemaRegistry: address.schemaRegistry.isEmpty ? nil : address.schemaRegistry,
            topics: plan.topics
        )
        for part in plan.parts { try await work(part, settings, commandLine) }
    }

    /// Whether perf can sample here; says in a line why it cannot.
    private func usablePerf() async -> PerfSettings? {
        guard let perf = settings.perf else { return nil }
        guard let obstacle = await PerfPreflight.obstacle(perf) else { return perf }
        report.profiling = ProfilingResult(obstacle: obstacle)
        supervisor.display.write(
            "no flame graphs: \(obstacle); the cost is measured all the same (--profile off: not a word)"
        )
        return nil
    }

    private func work(_ part: RunPlan.Part, _ settings: RunSettings, _ commandLine: RoleCommandLine)
        async
        throws(PipelineError)
    {
        let scenario = part.scenario
        var failure: PipelineError?
        var recording: Recording?
        do throws(PipelineError) {
            recording = try await ScenarioRun(
                part: part,
                settings: settings,
                commandLine: commandLine,
                executables: executables,
                supervisor: supervisor,
                samplesPath: settings.perf.map { _ in directory.samplesPath(of: scenario.name) }
            ).perform()
        } catch {
            failure = error
        }
        let result = ScenarioResult(
            part,
            replicas: settings.replicas,
            records: supervisor.records,
            evidence: supervisor.evidence
        )
        report.scenarios.append(result)
        defer { directory.removeSamples(of: scenario.name) }
        if let failure { throw failure }
        supervisor.display.clear()
        let style = Style(isColored: StandardOutput.allowsColor)
        if format == .text { try StandardOutput.write(ScenarioText(result: result, style: style).make() + "\n") }
        if let recording { try await readProfiles(recording, of: scenario, settings) }
        if format == .text, recording != nil {
            try StandardOutput.write(ScenarioProfileText(result, profiles: profiles, style: style).make() + "\n")
        }
    }

    private func readProfiles(_ recording: Recording, of scenario: Scenario, _ settings: RunSettings)
        async
        throws(PipelineError)
    {
        supervisor.display.write("\(scenario.name): reading the samples")
        let read = try await ScenarioProfiles.read(
            recording,
            scenario: scenario,
            settings: settings,
            records: supervisor.records,
            preparation: &preparation
        )
        for entry in read.entries {
            let name = entry.service.name
            profiles[name] = entry.named
            try directory.writeProfile(try PprofFile.bytes(of: entry.raw), of: name)
            let file = "profiles/\(name).pb.gz"
            report.profiling?.services.append(.init(service: name, file: file, quality: entry.named.quality))
        }
        if let pusher { await push(read.entries, of: scenario, pusher) }
    }

    /// Pushes a scenario's profiles. A failure is told and kept, and ends nothing.
    private func push(_ entries: [ScenarioProfiles.Entry], of scenario: Scenario, _ pusher: PyroscopePusher) async {
        supervisor.display.write("\(scenario.name): pushing the profiles to Pyroscope")
        let offset = MachineClocks.realtimeOffset()
        let profiles = entries.flatMap { entry in
            RoundProfile.all(
                of: entry.service.name,
                samples: entry.readable,
                records: supervisor.records.instanceRecords(of: entry.service.name),
                clockOffset: offset
            )
        }
        let result = await pusher.push(profiles)
        report.pyroscope?.add(result)
        if let problem = result.problem {
            supervisor.display.write("warning: not all profiles were pushed, \(problem)".safeForTerminal)
        }
    }

    private func writeResults() throws(PipelineError) {
        try directory.writeReport(try JSONText.make(report))
        supervisor.display.write("results: \(directory.path)/run.json")
        if !profiles.isEmpty {
            try directory.writePage(HTMLReport(RunPage(report: report, profiles: profiles).document).text)
            supervisor.display.write("report: \(directory.path)/report.html")
        }
        if !report.topicsLeft.isEmpty {
            supervisor.display.write("topics left on the cluster: \(report.topicsLeft.joined(separator: ", "))")
        }
    }

    /// Starts the embedded broker, or makes the topics of this run on the user's cluster.
    private func connect() async throws(PipelineError) -> BrokerAddress {
        guard let brokers = settings.kafkaBrokers else {
            let topics = plan.brokerTopics.flatMap { ["--topic", $0] }
            return try await supervisor.startBroker(
                executable: executables.own,
                arguments: ["broker", "--supervised", "--format", "json"] + topics
            )
        }
        let topics = plan.topics.all(of: settings.scenarios)
        try ClusterTopics.create(
            topics.map { NewTopic(Topic(rawValue: $0), partitions: Int(Scenario.partitionsPerTopic)) },
            brokers: brokers,
            properties: settings.kafkaProperties,
            reader: try await SettingsReader(options: [:]),
            timeout: .seconds(30)
        )
        report.topicsLeft = topics
        return BrokerAddress(bootstrapServers: brokers, schemaRegistry: settings.schemaRegistry ?? "")
    }
}
