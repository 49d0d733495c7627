import Foundation
import Subprocess
import SystemPackage

/// The built programs, as a user runs them.
enum Tool {
    /// Where the test bundle and the programs are.
    static let folder: String = {
        let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        return URL(fileURLWithPath: own).deletingLastPathComponent().path
    }()

    static var flamegraph: String { folder + "/flamegraph" }

    /// What a program did.
    struct Outcome {
        var status: TerminationStatus
        var output: String
        var error: String
    }

    /// Runs `flamegraph` to its end.
    static func run(_ arguments: String...) async throws -> Outcome {
        try await run(path: flamegraph, arguments)
    }

    /// Runs `flamegraph` to its end.
    static func run(_ arguments: [String]) async throws -> Outcome {
        try await run(path: flamegraph, arguments)
    }

    /// Runs a line of shell to its end; `$FLAMEGRAPH` is the program, whatever its folder is called.
    static func shell(_ line: String) async throws -> Outcome {
        try await run(path: "/bin/sh", ["-c", line.replacing("$FLAMEGRAPH", with: "\"$FLAMEGRAPH\"")])
    }

    /// Runs `flamegraph`, calls a body once its standard error holds a text, and waits for its end.
    static func run(
        _ arguments: [String],
        when text: String,
        _ body: @Sendable (Int32) async throws -> Void
    ) async throws -> Outcome {
        var options = PlatformOptions()
        options.teardownSequence = [.gracefulShutDown(allowedDurationToNextStep: .seconds(15))]
        let result = try await Subprocess.run(
            .path(FilePath(flamegraph)),
            arguments: Arguments(arguments),
            platformOptions: options,
            input: .none,
            output: .discarded,
            error: .sequence
        ) { execution in
            var lines: [String] = []
            for try await line in execution.standardError.strings() {
                lines.append(line)
                if line.contains(text) { try await body(execution.processIdentifier.value) }
            }
            return lines.joined(separator: "\n")
        }
        return Outcome(status: result.terminationStatus, output: "", error: result.closureResult)
    }

    /// A folder of its own for the results of a run.
    static func withFolder<Result>(_ body: (String) async throws -> Result) async throws -> Result {
        let folder = NSTemporaryDirectory() + "flamegraph-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        return try await body(folder)
    }

    /// The processes whose command line holds a text, such as a run's id.
    static func processes(mentioning text: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: "/proc").filter { name in
            guard Int(name) != nil else { return false }
            guard let data = FileManager.default.contents(atPath: "/proc/\(name)/cmdline") else { return false }
            return String(decoding: data, as: UTF8.self).contains(text)
        }
    }

    /// Waits until a condition holds; `false` when it does not within the time.
    static func eventually(within limit: Duration, _ condition: () throws -> Bool) async throws -> Bool {
        let deadline = ContinuousClock.now + limit
        while ContinuousClock.now < deadline {
            if try condition() { return true }
            try await Task.sleep(for: .milliseconds(50))
        }
        return try condition()
    }

    private static func run(path: String, _ arguments: [String]) async throws -> Outcome {
        let result = try await Subprocess.run(
            .path(FilePath(path)),
            arguments: Arguments(arguments),
            environment: .inherit.updating(["FLAMEGRAPH": flamegraph, "NO_COLOR": "1"]),
            output: .string(limit: 16 << 20),
            error: .string(limit: 16 << 20)
        )
        return Outcome(
            status: result.terminationStatus,
            output: result.standardOutput,
            error: result.standardError
        )
    }
}
