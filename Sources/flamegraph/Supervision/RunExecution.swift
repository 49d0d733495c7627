import FlameReport
import Foundation
import Pipeline
import Units

/// A whole run: broker, scenarios, results.
struct RunExecution {
    let settings: RunSettings
    let format: OutputFormat

    /// Runs everything and writes the results, also those of a run that failed on the way.
    ///
    /// - Returns: The exit code that the findings call for.
    /// - Throws: `PipelineError` for what kept the run from its end.
    func perform() async throws(PipelineError) -> Pipeline.ExitCode {
        let executables = try Executables.find()
        let plan = try RunPlan(settings)
        let directory = try RunDirectory(outputFolder: settings.outputFolder, runID: settings.runID)
        let supervisor = Supervisor(directory: directory)
        var report = RunReport(settings, plan: plan, machine: .current(), startedAt: Self.now())
        for case let decision? in plan.parts.map(\.decision) { supervisor.display.write("plan: \(decision)") }

        var failure: PipelineError?
        do throws(PipelineError) {
            try await work(plan, executables, supervisor, &report)
            report.complete = true
        } catch {
            failure = error
            report.failure = error.message
        }
        await supervisor.stopBroker()
        supervisor.display.clear()
        do throws(PipelineError) {
            try directory.writeReport(try JSONText.make(report))
        } catch {
            if let failure { supervisor.display.write("flamegraph: " + failure.message) }
            throw error
        }
        supervisor.display.write("results: \(directory.path)/run.json")
        if !report.topicsLeft.isEmpty {
            supervisor.display.write("topics left on the cluster: \(report.topicsLeft.joined(separator: ", "))")
        }
        if format == .json { try StandardOutput.write(try JSONText.make(report)) }
        if let failure { throw failure }
        return report.exitCode
    }

    private func work(
        _ plan: RunPlan,
        _ executables: Executables,
        _ supervisor: Supervisor,
        _ report: inout RunReport
    ) async throws(PipelineError) {
        let address = try await connect(plan, executables, supervisor, &report)
        let commandLine = RoleCommandLine(
            settings: settings,
            kafkaBrokers: address.bootstrapServers,
            schemaRegistry: address.schemaRegistry.isEmpty ? nil : address.schemaRegistry,
            topics: plan.topics
        )
        for part in plan.parts {
            var failure: PipelineError?
            do throws(PipelineError) {
                _ = try await ScenarioRun(
                    part: part,
                    settings: settings,
                    commandLine: commandLine,
                    executables: executables,
                    supervisor: supervisor,
                    samplesPath: settings.perf.map { _ in "/tmp/real/x.perf.data" }
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
            if let failure { throw failure }
            supervisor.display.clear()
            if format == .text {
                let style = Style(isColored: StandardOutput.allowsColor)
                try StandardOutput.write(ScenarioText(result: result, style: style).make() + "\n")
            }
        }
    }

    /// Starts the embedded broker, or makes the topics of this run on the user's cluster.
    private func connect(
        _ plan: RunPlan,
        _ executables: Executables,
        _ supervisor: Supervisor,
        _ report: inout RunReport
    ) async throws(PipelineError) -> BrokerAddress {
        guard let brokers = settings.kafkaBrokers else {
            let topics = plan.brokerTopics.flatMap { ["--topic", $0] }
            return try await supervisor.startBroker(
                executable: executables.own,
                arguments: ["broker", "--supervised", "--format", "json"] + topics
            )
        }
        let topics = plan.topics.all(of: settings.scenarios)
        try await ClusterTopics.create(topics, brokers: brokers, properties: settings.kafkaProperties)
        report.topicsLeft = topics
        return BrokerAddress(bootstrapServers: brokers, schemaRegistry: settings.schemaRegistry ?? "")
    }

    private static func now() -> String {
        Date().ISO8601Format()
    }
}
