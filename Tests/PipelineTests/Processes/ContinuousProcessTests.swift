import Foundation
import KafkaClient
import KafkaTesting
import Testing
import Units

@testable import Pipeline

@Suite("Services without end")
struct ContinuousProcessTests {
    private func endless(_ folder: TemporaryFolder, _ name: String) -> [String] {
        [
            "--iterations", "0", "--report-interval", "1", "--rate", "200",
            "--records-topic", RunRecordTopic.name.rawValue,
            "--status-address", "unix:\(folder.path)/\(name)",
        ]
    }

    /// Runs a health check; gives its exit code and what it printed.
    private func health(_ socket: String) async throws -> (code: Int32, text: String) {
        try await offPool {
            let process = Process()
            let output = Pipe()
            process.executableURL = RoleProcess.builtProducts.appending(path: "consumer")
            process.arguments = ["--check-health", "--status-address", "unix:\(socket)"]
            process.standardOutput = output
            process.standardError = output
            try process.run()
            let data = output.fileHandleForReading.readDataToEndOfFile()
            process.waitUntilExit()
            return (process.terminationStatus, String(decoding: data, as: UTF8.self))
        }
    }

    private func records(of broker: TestBroker) async throws -> RunRecordArchive.Contents {
        let kafka = KafkaConfiguration(bootstrapServers: broker.cluster.bootstrapServers, clientID: "test")
        return try await offPool { try RunRecordArchive.read(using: kafka, timeout: .seconds(20)) }
    }

    @Test(
        "every role tells its windows without a gap, to its events and to the records' topic",
        .timeLimit(.minutes(2))
    )
    func windows() async throws {
        let broker = try await TestBroker()
        let folder = try TemporaryFolder()
        let services: [(Role, String)] = [
            (.producer, "processing-feed"), (.processor, "processing-simple"), (.consumer, "processing-simple"),
        ]
        let processes = try services.map { role, service in
            try RoleProcess(role, broker.options(service, endless(folder, role.rawValue)), in: folder)
        }
        for process in processes {
            try await process.wait("it has told of windows with messages") {
                process.events(.runRecord).filter { ($0.record?.messages ?? .zero) > .zero }.count >= 3
            }
        }
        for (role, _) in services {
            let answer = try await health("\(folder.path)/\(role.rawValue)")
            #expect(answer.code == 0, "\(answer.text)")
            #expect(answer.text.contains(#""status":"ok""#))
        }
        for process in processes {
            process.send(signal: SIGTERM)
            #expect(try await process.exitCode(within: .seconds(15)) == 0, "it said: \(process.errorText)")
            let windows = process.events(.runRecord).compactMap(\.record)
            #expect(windows.map(\.round) == Array(1...windows.count))
            for (earlier, later) in zip(windows, windows.dropFirst()) {
                #expect(earlier.windows.last?.end == later.windows.first?.start)
            }
            // Only the first window begins, and only the last one ends, at a moment of its own.
            for window in windows.dropFirst().compactMap(\.wallClock) {
                #expect(window.start.rawValue % 1_000_000_000 < 500_000_000)
            }
        }
        let kept = try await records(of: broker)
        let told = processes.flatMap { $0.events(.runRecord).compactMap(\.record) }
        #expect(kept.unreadable == .zero)
        #expect(Set(kept.records.map(RunRecordTopic.key)) == Set(told.map(RunRecordTopic.key)))
        for service in Set(told.map(\.service)) {
            func messages(_ records: [RunRecord]) -> MessageCount {
                records.filter { $0.service == service }.reduce(.zero) { $0 + $1.messages }
            }
            #expect(messages(kept.records) == messages(told))
        }
    }

    @Test("the records' topic may hold anything", .timeLimit(.minutes(1)))
    func foreignRecords() async throws {
        let broker = try await TestBroker()
        try await broker.send([[0xFF, 0x00], Array("{}".utf8), nil], to: RunRecordTopic.name)
        let contents = try await records(of: broker)
        #expect(contents.records.isEmpty)
        #expect(contents.unreadable == MessageCount(3))
    }

    @Test(
        "a process that waits for its broker is not healthy, and one that is not there neither",
        .timeLimit(.minutes(1))
    )
    func unhealthy() async throws {
        let folder = try TemporaryFolder()
        let options = [
            "--scenario", "serdes", "--variant", "json", "--kafka-brokers", "127.0.0.1:1", "--start-timeout", "60",
        ]
        let process = try RoleProcess(.producer, options + endless(folder, "producer"), in: folder)
        let socket = "\(folder.path)/producer"
        try await process.wait("it listens") { FileManager.default.fileExists(atPath: socket) }
        let waiting = try await health(socket)
        #expect(waiting.code == 69)
        #expect(waiting.text.contains(#""status":"starting""#), "\(waiting.text)")
        process.send(signal: SIGTERM)
        #expect(try await process.exitCode(within: .seconds(15)) == 0)
        let gone = try await health(socket)
        #expect(gone.code == 69)
        #expect(gone.text.contains("no answer"), "\(gone.text)")
    }
}
