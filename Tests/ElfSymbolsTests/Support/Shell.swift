import Foundation

/// Other programs, run to their end.
enum Shell {
    struct Outcome {
        var status: Int32
        var output: String
        var error: String

        var lines: [String] { output.split(separator: "\n").map(String.init) }
    }

    struct Failure: Error, CustomStringConvertible {
        var description: String
    }

    /// Runs a line of shell; `$1`, `$2`, … are the arguments.
    static func run(_ line: String, _ arguments: String..., in folder: String) async throws -> Outcome {
        let name = folder + "/" + UUID().uuidString
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", line, "sh"] + arguments
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try file(name + ".out")
        process.standardError = try file(name + ".err")
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            process.terminationHandler = { _ in continuation.resume() }
            do { try process.run() } catch { continuation.resume(throwing: error) }
        }
        return Outcome(
            status: process.terminationStatus,
            output: String(decoding: try bytes(name + ".out"), as: UTF8.self),
            error: String(decoding: try bytes(name + ".err"), as: UTF8.self)
        )
    }

    /// Runs a line of shell that has to succeed; what it printed.
    static func output(_ line: String, _ argument: String, in folder: String) async throws -> [String] {
        let outcome = try await run(line, argument, in: folder)
        guard outcome.status == 0 else { throw Failure(description: "\(line): \(outcome.error)") }
        return outcome.lines
    }

    /// A folder of its own, which goes away.
    static func withFolder<Result>(_ body: (String) async throws -> Result) async throws -> Result {
        let folder = NSTemporaryDirectory() + "elf-symbols-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        return try await body(folder)
    }

    static func bytes(_ path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    }

    private static func file(_ path: String) throws -> FileHandle {
        try Data().write(to: URL(fileURLWithPath: path))
        return try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    }
}
