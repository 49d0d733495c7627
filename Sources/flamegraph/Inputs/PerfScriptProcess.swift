import FlameReport
import Foundation
import Glibc
import Pipeline
import ProfileFormats
import ProfileModel
import Subprocess
import SystemPackage

/// Reads perf's own files by way of `perf script`, which unwinds their stacks and finds their symbols.
enum PerfScriptProcess {
    /// Inlined frames are left out: looking them up takes perf five times as long, and the steps of the pipeline are not
    /// inlined.
    private static let arguments = [
        "script", "--no-inline", "--ns", "--show-lost-events", "-F", "comm,pid,tid,time,event,period,ip,sym,dso",
    ]

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - path: perf's file.
    ///   - labels: Decides the labels of each sample.
    /// - Returns: The samples, and what became of those that are not among them.
    /// - Throws: `PipelineError` when perf is missing or cannot read the file, or there is nothing in it.
    static func read(
        _ path: String,
        labels: @escaping @Sendable (PerfSampleHeader) -> Labels?
    ) async throws(PipelineError) -> PerfScriptReader.Result {
        guard let ends = try? FileDescriptor.pipe() else { throw PipelineError(.software, "cannot make a pipe") }
        let readEnd = ends.readEnd.rawValue
        defer { try? ends.readEnd.close() }
        let parsing = Task.detached { () -> Result<PerfScriptReader.Result, ProfileFormatError> in
            do throws(ProfileFormatError) {
                return .success(try PerfScriptReader.read(fileDescriptor: readEnd, labels: labels))
            } catch {
                // Whatever happens, perf must not wait for a reader.
                drain(readEnd)
                return .failure(error)
            }
        }
        let complaint = await run(path, output: ends.writeEnd)
        switch (await parsing.value, complaint) {
        case (.success(let result), nil): return result
        case (_, let complaint?):
            throw PipelineError(.unavailable, "perf cannot read \(path.safeForTerminal): \(complaint)")
        case (.failure(let error), nil):
            throw PipelineError(.badData, "\(path.safeForTerminal): \(error)")
        }
    }

    /// The build ids of the modules that were sampled, by path: `perf buildid-list`. Empty when perf does not tell.
    static func buildIDs(_ path: String) async -> [String: String] {
        let result = try? await Subprocess.run(
            .name("perf"),
            arguments: ["buildid-list", "-i", path],
            output: .string(limit: 1 << 20),
            error: .discarded
        )
        var identifiers: [String: String] = [:]
        for line in (result?.standardOutput ?? "").split(separator: "\n") {
            let parts = line.split(separator: " ", maxSplits: 1)
            guard parts.count == 2, parts[0].allSatisfy(\.isHexDigit) else { continue }
            identifiers[String(parts[1])] = String(parts[0])
        }
        return identifiers
    }

    /// Runs perf with its output into a pipe; what went wrong in a line, or `nil`.
    private static func run(_ path: String, output: FileDescriptor) async -> String? {
        do {
            let result = try await Subprocess.run(
                .name("perf"),
                arguments: Arguments(arguments + ["-i", path]),
                output: .fileDescriptor(output, closeAfterSpawningProcess: true),
                error: .string(limit: 1 << 16)
            )
            guard !result.terminationStatus.isSuccess else { return nil }
            let words = result.standardError.split(separator: "\n").first.map(String.init) ?? "it gave no reason"
            return words.safeForTerminal
        } catch {
            try? output.close()
            return "perf could not be started; install it (Debian: apt-get install linux-perf)"
        }
    }

    private static func drain(_ descriptor: Int32) {
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while Glibc.read(descriptor, &buffer, buffer.count) > 0 {}
    }
}
