import Foundation
import KafkaClient
import KafkaTesting
import Testing
import Units

@testable import Pipeline

@Suite("Shutting down")
struct ShutdownProcessTests {
    @Test(
        "either signal ends a working role in order",
        .timeLimit(.minutes(2)),
        arguments: [Role.producer, .processor, .consumer],
        [SIGTERM, SIGINT]
    )
    func orderlyEnd(role: Role, signal: Int32) async throws {
        let broker = try await TestBroker()
        let folder = try TemporaryFolder()
        let endless = ["--iterations", "0", "--messages", "200", "--rate", "1000", "--run-id", "stop"]
        let feed = try RoleProcess(.producer, broker.options("processing-feed", endless), in: folder)
        var process = feed
        if role != .producer {
            let worker = try RoleProcess(.processor, broker.options("processing-simple", endless), in: folder)
            process = worker
            if role == .consumer {
                process = try RoleProcess(.consumer, broker.options("processing-simple", endless), in: folder)
            }
            try await work(process)
            try await stop(process, signal)
            worker.send(signal: SIGTERM)
            _ = try await worker.exitCode(within: .seconds(10))
        } else {
            try await work(process)
            try await stop(process, signal)
        }
    }

    private func work(_ process: RoleProcess) async throws {
        try await process.wait("it has done a round") { !process.events(.runRecord).isEmpty }
    }

    private func stop(_ process: RoleProcess, _ signal: Int32) async throws {
        process.send(signal: signal)
        #expect(try await process.exitCode(within: .seconds(10)) == 0, "it said: \(process.errorText)")
        let end = try #require(process.events.last)
        #expect(end.name == .shutdownComplete)
        #expect(end.exitCode == 0)
    }

    @Test("a signal during start-up ends it too", .timeLimit(.minutes(1)))
    func duringStart() async throws {
        let broker = try await TestBroker()
        let folder = try TemporaryFolder()
        let process = try RoleProcess(.consumer, broker.options("io-batch"), in: folder)
        try await process.wait("it has begun") { FileManager.default.fileExists(atPath: process.eventsPath) }
        process.send(signal: SIGTERM)
        #expect(try await process.exitCode(within: .seconds(10)) == 0)
    }

    @Test(
        "with the broker gone, a producer says how many messages are undelivered, within ten seconds",
        .timeLimit(.minutes(1))
    )
    func brokerGone() async throws {
        let broker = try await TestBroker()
        let folder = try TemporaryFolder()
        let process = try RoleProcess(
            .producer,
            broker.options("io-batch", ["--iterations", "0", "--messages", "1000"]),
            in: folder
        )
        try await work(process)
        try broker.cluster.takeDownAll()
        try await Task.sleep(for: .milliseconds(300))
        let begun = ContinuousClock.now
        process.send(signal: SIGTERM)
        #expect(try await process.exitCode(within: .seconds(11)) == ExitCode.undelivered.rawValue)
        #expect(ContinuousClock.now - begun < .seconds(10))
        #expect(process.errorText.contains("undelivered") || process.errorText.contains("not delivered"))
        #expect(process.errorText.contains { $0.isNumber })
    }

    @Test(
        "with the broker gone, a reader ends within ten seconds",
        .timeLimit(.minutes(1)),
        arguments: [Role.processor, .consumer]
    )
    func brokerGoneForReaders(role: Role) async throws {
        let broker = try await TestBroker()
        let folder = try TemporaryFolder()
        let process = try RoleProcess(role, broker.options("processing-simple"), in: folder)
        try await process.wait("it is ready") { !process.events(.startupComplete).isEmpty }
        try broker.cluster.takeDownAll()
        let begun = ContinuousClock.now
        process.send(signal: SIGTERM)
        _ = try await process.exitCode(within: .seconds(11))
        #expect(ContinuousClock.now - begun < .seconds(10))
    }

    @Test("a second signal ends it at once", .timeLimit(.minutes(1)))
    func secondSignal() async throws {
        let broker = try await TestBroker()
        let folder = try TemporaryFolder()
        let process = try RoleProcess(
            .producer,
            broker.options("io-batch", ["--iterations", "0", "--messages", "1000"]),
            in: folder
        )
        try await work(process)
        try broker.cluster.takeDownAll()
        process.send(signal: SIGTERM)
        // The first signal has to be taken before the second is sent, or the kernel merges them.
        try await Task.sleep(for: .milliseconds(300))
        try #require(process.isRunning)
        process.send(signal: SIGTERM)
        #expect(try await process.exitCode(within: .seconds(2)) == ExitCode.terminated.rawValue)
    }

    @Test("a supervised role ends with its supervisor's pipe", .timeLimit(.minutes(1)))
    func supervisorGone() async throws {
        let broker = try await TestBroker()
        let folder = try TemporaryFolder()
        let process = try RoleProcess(.producer, broker.options("io-batch", ["--supervised"]), in: folder)
        try await process.wait("it is ready") { !process.events(.startupComplete).isEmpty }
        try process.closeInput()
        #expect(try await process.exitCode(within: .seconds(10)) == 0)
    }

    @Test("a supervised pair works through rounds it is given", .timeLimit(.minutes(1)))
    func supervisedRounds() async throws {
        let broker = try await TestBroker()
        let folder = try TemporaryFolder()
        let producer = try RoleProcess(
            .producer,
            broker.options("io-batch", ["--supervised", "--run-id", "s"]),
            in: folder
        )
        let consumer = try RoleProcess(
            .consumer,
            broker.options("io-batch", ["--supervised", "--run-id", "s"]),
            in: folder
        )
        try await consumer.wait("it is ready") { !consumer.events(.startupComplete).isEmpty }
        for round in 0..<3 {
            try producer.command(.round(round, messages: 250))
            try await producer.wait("round \(round) is sent") { producer.events(.runRecord).count == round + 1 }
            try consumer.command(.round(round, messages: 250))
            try consumer.command(.finish)
            try await consumer.wait("round \(round) is read") { consumer.events(.runRecord).count == round + 1 }
        }
        try producer.command(.stop)
        try consumer.command(.stop)
        #expect(try await producer.exitCode() == 0)
        #expect(try await consumer.exitCode() == 0)
        let records = consumer.events(.runRecord).compactMap(\.record)
        #expect(records.map(\.messages) == [250, 250, 250])
        #expect(records.map(\.failures) == Array(repeating: FailureCounts(), count: 3))
        #expect(consumer.events(.deliveryVerdict).last?.verdict == "ALL-RECORDS-DELIVERED")
    }
}
