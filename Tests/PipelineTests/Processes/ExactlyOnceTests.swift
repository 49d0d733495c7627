import ArgumentParser
import Foundation
import KafkaClient
import KafkaTesting
import Orders
import Testing

@testable import Pipeline

/// The embedded broker fakes transactions, so what is seen here is the control flow: what is called after which error,
/// and that nothing is passed over. Effects need a real broker.
@Suite("Exactly-once control flow")
struct ExactlyOnceTests {
    /// A processor in this process, on a thread of its own, that can be asked to stop.
    private final class Running: @unchecked Sendable {
        // @unchecked: `outcome` is written before the semaphore is signalled and read after it.
        let stop = StopRequest(gracePeriod: nil)
        let eventsPath: String
        private var outcome: Result<Pipeline.ExitCode, PipelineError>?
        private let isDone = DispatchSemaphore(value: 0)

        init(_ settings: RoleSettings) {
            eventsPath = settings.eventsPath ?? ""
            Thread.detachNewThread { [self] in
                do throws(PipelineError) {
                    let context = try RoleContext(settings, stop: stop)
                    outcome = .success(try ProcessorLoop(context, acceptsFakedTransactions: true).run())
                } catch {
                    outcome = .failure(error)
                }
                isDone.signal()
            }
        }

        var events: [EventLine] {
            let text = (try? String(contentsOfFile: eventsPath, encoding: .utf8)) ?? ""
            return text.split(separator: "\n").compactMap { try? EventLine(json: $0) }
        }

        var hasEnded: Bool {
            guard isDone.wait(timeout: .now()) == .success else { return false }
            isDone.signal()
            return true
        }

        func result() async throws -> Result<Pipeline.ExitCode, PipelineError> {
            try await eventually("the processor ends", within: .seconds(20)) { hasEnded }
            return try #require(outcome)
        }
    }

    private func start(_ broker: TestBroker, in folder: TemporaryFolder, batch: Int) async throws -> Running {
        let options = try RoleOptions.parse(
            broker.options(
                "processing-simple",
                [
                    "--delivery", "exactly-once", "--batch-size", "\(batch)", "--run-id", "eos", "--instance", "one",
                    "--events", folder.path + "/events.jsonl",
                ]
            )
        )
        let reader = try await SettingsReader(options: options.given, environment: [:], file: folder.path + "/none")
        return try Running(RoleSettings(options, role: .processor, reader: reader))
    }

    private func feed(_ broker: TestBroker, _ count: UInt64, in folder: TemporaryFolder) async throws {
        let producer = try RoleProcess(
            .producer,
            broker.options("processing-feed", ["--run-id", "eos", "--messages", "\(count)"]),
            in: folder
        )
        #expect(try await producer.exitCode() == 0)
    }

    @Test("inputs become outputs in transactions, and the end commits the last one", .timeLimit(.minutes(1)))
    func commits() async throws {
        let broker = try await TestBroker()
        let folder = try TemporaryFolder()
        try await feed(broker, 250, in: folder)
        let processor = try await start(broker, in: folder, batch: 100)
        #expect(try await broker.records(of: "processing-simple", count: 250).count == 250)
        processor.stop.request()
        #expect(try await processor.result().get() == .success)
        #expect(!processor.events.contains { $0.name == .faultObserved })
    }

    @Test("an aborted transaction is worked through again", .timeLimit(.minutes(1)))
    func abort() async throws {
        let broker = try await TestBroker()
        let folder = try TemporaryFolder()
        try await feed(broker, 60, in: folder)
        // A refused offset commit makes the transaction abortable.
        broker.cluster.failNext(.transactionalOffsetCommit, with: .topicAuthorizationFailed, times: 1)
        let processor = try await start(broker, in: folder, batch: 100)
        // The broker shows aborted records too, so both attempts are seen.
        let records = try await broker.records(of: "processing-simple", count: 120)
        #expect(processor.events.contains { $0.fault == "transaction_aborted" })
        #expect(Set(records.compactMap { $0.headers["attempt"] }) == [[1], [2]])
        let second = records.filter { $0.headers["attempt"] == [2] }.compactMap { $0.headers["seq"] }
        #expect(Set(second).count == 60)
        processor.stop.request()
        #expect(try await processor.result().get() == .success)
    }

    @Test("a fenced producer ends the process", .timeLimit(.minutes(1)))
    func fenced() async throws {
        let broker = try await TestBroker()
        let folder = try TemporaryFolder()
        try await feed(broker, 20, in: folder)
        broker.cluster.failNext(.endTransaction, with: .invalidProducerEpoch, times: 1)
        let processor = try await start(broker, in: folder, batch: 10)
        let result = try await processor.result()
        #expect(throws: PipelineError.self) { try result.get() }
        if case .failure(let error) = result { #expect(error.exitCode == .fatalClientError) }
    }
}
