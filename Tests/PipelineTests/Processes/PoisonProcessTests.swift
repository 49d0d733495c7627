import Foundation
import KafkaClient
import Orders
import RegistryServer
import RegistryTesting
import SchemaRegistry
import Synchronization
import Testing
import Units

@testable import Pipeline

@Suite("Poison records")
struct PoisonProcessTests {
    /// The identity headers of a message that a producer of ours could have sent.
    private static func identity(_ sequence: UInt64) -> [(HeaderName, [UInt8])] {
        [
            (IdentityHeader.run, Array("poison".utf8)),
            (IdentityHeader.producer, Array("p".utf8)),
            (IdentityHeader.sequence, withUnsafeBytes(of: sequence.bigEndian, Array.init)),
            (IdentityHeader.sent, withUnsafeBytes(of: Int64(0).bigEndian, Array.init)),
        ]
    }

    private static func startedRegistry() async throws -> (EmbeddedRegistry, url: String) {
        let registry = EmbeddedRegistry()
        try await registry.start()
        return (registry, try #require(registry.url))
    }

    private static func encoded(_ kind: String, header: SchemaID? = nil) throws -> [UInt8] {
        var generator = OrderGenerator(seed: 5, payloadSize: 50)
        var value: [UInt8] = []
        if let header { WireFormat.appendHeader(header, to: &value) }
        try #require(CodecKind.named(kind)).make(writerSchema: nil).encode(generator.next(), into: &value)
        return value
    }

    @Test(
        "every kind of broken Avro record becomes a dead letter with its bytes and its reason",
        .timeLimit(.minutes(2))
    )
    func avro() async throws {
        let broker = try await TestBroker()
        let folder = try TemporaryFolder()
        let (registry, url) = try await Self.startedRegistry()
        let client = try RegistryClient(configuration: RegistryConfiguration(urls: [url]))
        let schema = try #require(CodecKind.named("avro")?.schemaText)
        let id = try client.register(schema: schema, under: .value(of: "serdes-avro"))
        let recursive = #"{"type":"record","name":"Node","fields":[{"name":"next","type":["null","Node"]}]}"#
        let recursiveID = try client.register(schema: recursive, under: .value(of: "other"))
        let good = try Self.encoded("avro", header: id)
        var nonsense: [UInt8] = []
        WireFormat.appendHeader(id, to: &nonsense)
        var ofRecursive: [UInt8] = []
        WireFormat.appendHeader(recursiveID, to: &ofRecursive)

        let poison: [(reason: String, value: [UInt8]?)] = [
            ("empty", nil),
            ("empty", []),
            ("frame.truncated", [0, 0, 0]),
            ("frame.magic", [7] + good.dropFirst()),
            ("frame.guidUnsupported", [1] + [UInt8](repeating: 9, count: 40)),
            ("schema.unknown", [0, 0, 0, 0x7F, 0x7F] + good.dropFirst(5)),
            ("avro.truncated", Array(good.dropLast(3))),
            ("avro.trailing", good + [0]),
            ("avro.limit", nonsense + [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F]),
            ("schema.unsupported", ofRecursive + [2, 2, 0]),
        ]
        try await broker.send(poison.map(\.value), to: "serdes-avro")
        // The good ones come last, so that every one of the others has been passed.
        let producer = try RoleProcess(
            .producer,
            broker.options("serdes-avro", ["--schema-registry", url, "--run-id", "poison", "--messages", "100"]),
            in: folder
        )
        #expect(try await producer.exitCode() == 0)
        let consumer = try RoleProcess(
            .consumer,
            broker.options(
                "serdes-avro",
                ["--schema-registry", url, "--run-id", "poison", "--messages", "100", "--idle-timeout", "5"]
            ),
            in: folder
        )
        _ = try await consumer.exitCode(within: .seconds(60))
        #expect(consumer.events(.deliveryVerdict).last?.delivered == 100)

        let letters = try await broker.records(of: "serdes-avro.dlq", count: poison.count)
        #expect(letters.count == poison.count)
        for (reason, value) in poison {
            let letter = letters.first { $0.text("error-code") == reason && ($0.value ?? []) == (value ?? []) }
            #expect(letter?.text("source-topic") == "serdes-avro", "\(reason)")
            #expect(letter?.headers["source-partition"] != nil)
            #expect(letter?.headers["source-offset"] != nil)
            #expect(letter?.headers["error-stage"] != nil)
        }
        await registry.stop()
    }

    @Test("a processor writes dead letters, commits past them and goes on", .timeLimit(.minutes(2)))
    func processor() async throws {
        let broker = try await TestBroker()
        let folder = try TemporaryFolder()
        let good = try Self.encoded("json")
        var generator = OrderGenerator(seed: 6, payloadSize: 20)
        var absurd = generator.next()
        absurd.items[0].quantity = -4
        absurd.checksum = absurd.computedChecksum()
        var absurdBytes: [UInt8] = []
        try #require(CodecKind.named("json")).make(writerSchema: nil).encode(absurd, into: &absurdBytes)

        try await broker.send(
            [Array("{".utf8), Array("not json".utf8), good + [0x78]],
            to: "processing-feed",
            headers: Self.identity(0)
        )
        try await broker.send([good], to: "processing-feed")
        try await broker.send([absurdBytes], to: "processing-feed", headers: Self.identity(1))
        try await broker.send([good], to: "processing-feed", headers: Self.identity(2))
        let options = broker.options("processing-complex", ["--run-id", "poison", "--max-rejected-ratio", "1"])
        let process = try RoleProcess(.processor, options, in: folder)
        try await process.wait("all are dealt with") {
            process.events(.recordRejected).count == 5 && !process.events(.offsetsCommitted).isEmpty
        }
        #expect(try await broker.records(of: "processing-complex", count: 1).count == 1)
        let reasons = try await broker.records(of: "processing-feed.dlq", count: 5).compactMap { $0.text("error-code") }
        #expect(
            reasons.sorted() == ["domain.quantity", "identity.missing", "json.invalid", "json.invalid", "json.invalid"]
        )

        process.send(signal: SIGTERM)
        #expect(try await process.exitCode(within: .seconds(10)) == 0)
        // A second processor of the group finds nothing left to do.
        let next = try RoleProcess(.processor, options + ["--idle-timeout", "2"], in: folder)
        #expect(try await next.exitCode(within: .seconds(40)) == ExitCode.idle.rawValue)
        #expect(next.events(.recordRejected).isEmpty)
    }

    @Test("fail stops before the record is committed, skip goes on without a letter", .timeLimit(.minutes(2)))
    func policies() async throws {
        let broker = try await TestBroker()
        let folder = try TemporaryFolder()
        try await broker.send([Array("junk".utf8)], to: "processing-feed", headers: Self.identity(0))
        let options = broker.options("processing-simple", ["--group", "policies"])
        let failing = try RoleProcess(.processor, options + ["--on-poison", "fail"], in: folder)
        #expect(try await failing.exitCode(within: .seconds(40)) == ExitCode.badData.rawValue)
        #expect(failing.errorText.contains("json.invalid"))
        #expect(!failing.errorText.contains("junk"))

        try await broker.send([try Self.encoded("json")], to: "processing-feed", headers: Self.identity(1))
        let skipping = try RoleProcess(
            .processor,
            options + ["--on-poison", "skip", "--idle-timeout", "3"],
            in: folder
        )
        #expect(try await skipping.exitCode(within: .seconds(60)) == 0)
        #expect(skipping.events(.recordRejected).count == 1)
    }

    @Test("too many rejections stop the process: the schema is wrong, not a record", .timeLimit(.minutes(1)))
    func ratio() async throws {
        let broker = try await TestBroker()
        let folder = try TemporaryFolder()
        try await broker.send(
            Array(repeating: Array("junk".utf8), count: 200),
            to: "processing-feed",
            headers: Self.identity(0)
        )
        let process = try RoleProcess(
            .processor,
            broker.options("processing-simple", ["--on-poison", "skip"]),
            in: folder
        )
        #expect(try await process.exitCode(within: .seconds(40)) == ExitCode.tooManyRejected.rawValue)
        #expect(process.events(.recordRejected).count == 101)
    }

    @Test(
        "an absent registry is no verdict on a record: the partition waits, and goes on afterwards",
        .timeLimit(.minutes(2))
    )
    func registryOutage() async throws {
        let broker = try await TestBroker()
        let folder = try TemporaryFolder()
        let (registry, url) = try await Self.startedRegistry()
        let producer = try RoleProcess(
            .producer,
            broker.options("serdes-avro", ["--schema-registry", url, "--run-id", "out", "--messages", "100"]),
            in: folder
        )
        #expect(try await producer.exitCode() == 0)
        // A registry that is there and, for a while, cannot look anything up.
        let schema = try #require(CodecKind.named("avro")?.schemaText)
        let answer = String(decoding: try JSONEncoder().encode(["schema": schema]), as: UTF8.self)
        let isOut = Flag(true)
        let scripted = try ScriptedRegistry { request in
            if request.target.hasPrefix("/schemas/types") { return .text("[\"AVRO\"]") }
            return isOut.value ? .error(status: 503, code: 50003) : .text(answer)
        }
        let consumer = try RoleProcess(
            .consumer,
            broker.options("serdes-avro", ["--schema-registry", scripted.url, "--run-id", "out", "--messages", "100"]),
            in: folder
        )
        try await consumer.wait("it notices the outage", within: .seconds(60)) {
            consumer.events(.faultObserved).contains { $0.fault == "schema_registry_unavailable" }
        }
        #expect(consumer.events(.recordRejected).isEmpty)

        let stopped = try RoleProcess(
            .consumer,
            broker.options("serdes-avro", ["--schema-registry", scripted.url, "--run-id", "out", "--group", "other"]),
            in: folder
        )
        try await stopped.wait("it asks the registry") {
            scripted.requests.filter { $0.target.hasPrefix("/schemas/ids") }.count > 8
                && !stopped.events(.startupComplete).isEmpty
        }
        stopped.send(signal: SIGTERM)
        #expect(try await stopped.exitCode(within: .seconds(10)) == 0)

        isOut.value = false
        #expect(try await consumer.exitCode(within: .seconds(60)) == 0)
        #expect(consumer.events(.deliveryVerdict).last?.delivered == 100)
        await registry.stop()
        scripted.stop()
    }
}

/// A truth value that several threads share.
private final class Flag: Sendable {
    private let stored: Atomic<Bool>

    init(_ value: Bool) { stored = Atomic(value) }

    var value: Bool {
        get { stored.load(ordering: .relaxed) }
        set { stored.store(newValue, ordering: .relaxed) }
    }
}
