import Foundation
import Testing

@testable import Pipeline

/// A role program under test: the built executable, in a process of its own, with its event lines in a file.
final class RoleProcess: @unchecked Sendable {
    // @unchecked: `Process` is only asked for its id and its end, from one test at a time.
    private let process = Process()
    private let errorPath: String
    let eventsPath: String
    private let input = Pipe()

    /// Starts a role.
    init(
        _ role: Role,
        _ arguments: [String],
        environment: [String: String] = [:],
        in folder: TemporaryFolder
    ) throws {
        let name = "\(role.rawValue)-\(UUID().uuidString.prefix(8))"
        eventsPath = folder.path + "/\(name).jsonl"
        errorPath = folder.path + "/\(name).err"
        try Data().write(to: URL(filePath: errorPath))
        process.executableURL = Self.builtProducts.appending(path: role.rawValue)
        process.arguments = arguments + ["--events", eventsPath]
        process.currentDirectoryURL = URL(filePath: folder.path)
        process.environment = ["PATH": "/usr/bin:/bin"].merging(environment) { $1 }
        process.standardInput = input
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle(forWritingAtPath: errorPath)
        try process.run()
    }

    deinit {
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    }

    /// Where the build has put the executables: beside the test runner.
    static var builtProducts: URL {
        URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    }

    func send(signal: Int32) {
        kill(process.processIdentifier, signal)
    }

    /// Writes a command as a supervisor does.
    func command(_ command: ControlCommand) throws {
        try input.fileHandleForWriting.write(contentsOf: Data((command.line + "\n").utf8))
    }

    /// Closes standard input, as a supervisor's death does.
    func closeInput() throws {
        try input.fileHandleForWriting.close()
    }

    var isRunning: Bool { process.isRunning }

    /// The whole event lines so far.
    var events: [EventLine] {
        let text = (try? String(contentsOfFile: eventsPath, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").compactMap { try? EventLine(json: $0) }
    }

    /// The event lines with a name.
    func events(_ name: EventName) -> [EventLine] {
        events.filter { $0.name == name }
    }

    /// The records this reader has told of so far.
    var consumedCount: Int64 {
        events(.recordsConsumed).flatMap { $0.partitions ?? [] }.reduce(0) { $0 + ($1.count ?? 0) }
    }

    var errorText: String { (try? String(contentsOfFile: errorPath, encoding: .utf8)) ?? "" }

    /// Waits until a condition holds; fails the test with what the process said when it does not in time.
    func wait(_ what: String, within limit: Duration = .seconds(30), until condition: () -> Bool) async throws {
        try await eventually("\(what); the process said: \(errorText)", within: limit, condition)
    }

    /// Waits for the end of the process; gives its exit code, or 128 + the signal that ended it.
    func exitCode(within limit: Duration = .seconds(30)) async throws -> Int32 {
        try await wait("the process ends", within: limit) { !process.isRunning }
        return process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus
    }
}

/// A folder that goes away with the test.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "pipeline-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// Polls until a condition holds.
func eventually(
    _ what: @autoclosure () -> String,
    within limit: Duration = .seconds(30),
    _ condition: () -> Bool
) async throws {
    let deadline = ContinuousClock.now + limit
    while !condition() {
        guard ContinuousClock.now < deadline else {
            Issue.record("not within \(limit): \(what())")
            throw CancellationError()
        }
        try await Task.sleep(for: .milliseconds(20))
    }
}
