import Foundation
import KafkaClient
import KafkaTesting
import Testing
import Units

@testable import Pipeline

@Suite("Delivery across processes")
struct DeliveryProcessTests {
    /// The run's consumer is told of everything by the ledger; what it may find depends on the faults.
    @Test("three processors, one killed and one terminated in mid-run: nothing is lost", .timeLimit(.minutes(3)))
    func processorFaults() async throws {
        let broker = try await TestBroker()
        let folder = try TemporaryFolder()
        let run = ["--run-id", "faults"]
        let count = 20_000
        let options = broker.options("processing-complex", run)
        let processors = try (1...3).map { number in
            try RoleProcess(.processor, options + ["--instance", "processor-\(number)"], in: folder)
        }
        let consumer = try RoleProcess(
            .consumer,
            options + ["--messages", "\(count)", "--idle-timeout", "60"],
            in: folder
        )
        for process in processors + [consumer] {
            try await process.wait("it gets its partitions") { !process.events(.startupComplete).isEmpty }
        }
        // Paced, so that the faults meet work under way.
        let producer = try RoleProcess(
            .producer,
            broker.options(
                "processing-feed",
                run + ["--messages", "\(count)", "--rate", "2500", "--instance", "feed"]
            ),
            in: folder
        )
        try await processors[0].wait("work is under way") { processors.allSatisfy { $0.consumedCount > 500 } }

        processors[0].send(signal: SIGKILL)
        #expect(try await processors[0].exitCode() == 128 + SIGKILL)
        processors[1].send(signal: SIGTERM)
        #expect(try await processors[1].exitCode(within: .seconds(10)) == 0)

        #expect(try await producer.exitCode(within: .seconds(60)) == 0)
        _ = try await consumer.exitCode(within: .seconds(90))
        let verdict = try #require(consumer.events(.deliveryVerdict).last)
        #expect(verdict.lost == .count(0))
        #expect(verdict.delivered == Int64(count))
        // What the killed one had delivered and not committed is done again: at most a second's work and its queue.
        #expect(try #require(verdict.duplicated) <= 10_000)
        processors[2].send(signal: SIGTERM)
        #expect(try await processors[2].exitCode(within: .seconds(10)) == 0)
    }

    @Test(
        "a run without faults arrives once and in order",
        .timeLimit(.minutes(2)),
        arguments: ["io-batch", "io-streaming", "serdes-json"]
    )
    func cleanRun(service: String) async throws {
        let broker = try await TestBroker()
        let folder = try TemporaryFolder()
        let run = ["--run-id", "clean", "--messages", "300", "--rounds", "2", "--warmup", "50"]
        let consumer = try RoleProcess(.consumer, broker.options(service, run + ["--idle-timeout", "40"]), in: folder)
        let producer = try RoleProcess(.producer, broker.options(service, run), in: folder)
        #expect(try await producer.exitCode() == 0)
        #expect(try await consumer.exitCode(within: .seconds(60)) == 0)
        #expect(
            consumer.errorText.contains(
                "ALL-RECORDS-DELIVERED delivered=650 lost=0 duplicated=0 out-of-order=0 rejected=0"
            )
        )
        let rounds = producer.events(.runRecord).compactMap(\.record)
        #expect(rounds.map(\.round) == [0, 1, 2])
        #expect(rounds.map(\.messages.rawValue) == [50, 300, 300])
        #expect(
            rounds.allSatisfy { ($0.cost?.rawValue ?? 0) > 0 && $0.latency?.count == $0.messages && $0.bytes > .zero }
        )
        #expect(producer.events(.sequencesAcknowledged).last?.ranges == [[0, 649]])
        #expect(consumer.events(.sequencesReceived).last?.ranges == [[0, 649]])
    }

    @Test("a full queue makes the producer wait, and drops nothing", .timeLimit(.minutes(1)))
    func fullQueue() async throws {
        let broker = try await TestBroker()
        let folder = try TemporaryFolder()
        let process = try RoleProcess(
            .producer,
            broker.options(
                "serdes-json",
                ["--messages", "3000", "--run-id", "full", "--kafka-property", "queue.buffering.max.messages=10"]
            ),
            in: folder
        )
        #expect(try await process.exitCode() == 0)
        #expect(process.events(.sequencesAcknowledged).last?.ranges == [[0, 2999]])
    }

    @Test("a rate is held, and no faster", .timeLimit(.minutes(1)))
    func heldRate() async throws {
        let broker = try await TestBroker()
        let folder = try TemporaryFolder()
        let process = try RoleProcess(
            .producer,
            broker.options("serdes-json", ["--messages", "500", "--rate", "500"]),
            in: folder
        )
        #expect(try await process.exitCode() == 0)
        let record = try #require(process.events(.runRecord).compactMap(\.record).first)
        // The last of 500 messages is due after 499 intervals of two milliseconds.
        #expect(record.wall >= .milliseconds(998))
    }

    @Test("a message dropped on purpose is reported as lost", .timeLimit(.minutes(2)))
    func lossIsReported() async throws {
        let broker = try await TestBroker()
        let folder = try TemporaryFolder()
        let run = ["--run-id", "loss"]
        let producer = try RoleProcess(.producer, broker.options("io-batch", run + ["--messages", "299"]), in: folder)
        #expect(try await producer.exitCode() == 0)
        let consumer = try RoleProcess(
            .consumer,
            broker.options("io-batch", run + ["--messages", "300", "--idle-timeout", "3"]),
            in: folder
        )
        #expect(try await consumer.exitCode(within: .seconds(60)) == ExitCode.verificationFailed.rawValue)
        #expect(consumer.errorText.contains("lost=1"))
    }

    @Test("what the embedded broker's retention drops is reported as skipped and lost", .timeLimit(.minutes(2)))
    func retentionIsReported() async throws {
        let broker = try await TestBroker()
        let folder = try TemporaryFolder()
        // One partition holds 5 MiB; this is twice that.
        let topic = Topic("one-partition")
        try broker.cluster.createTopic(topic, partitions: 1)
        let run = ["--run-id", "retention", "--messages", "10000", "--payload-size", "700"]
        let producer = try RoleProcess(
            .producer,
            broker.options("io-batch", run + ["--output-topic", topic.rawValue]),
            in: folder
        )
        #expect(try await producer.exitCode() == 0)
        let consumer = try RoleProcess(
            .consumer,
            broker.options("io-batch", run + ["--input-topic", topic.rawValue, "--idle-timeout", "5"]),
            in: folder
        )
        #expect(try await consumer.exitCode(within: .seconds(60)) == ExitCode.verificationFailed.rawValue)
        let record = try #require(consumer.events(.runRecord).compactMap(\.record).last)
        #expect(record.failures.skippedOffsets > MessageCount(1000))
        #expect(record.failures.lost >= record.failures.skippedOffsets)
        #expect(consumer.events(.faultObserved).contains { $0.fault == "skipped_offsets" })
    }
}
