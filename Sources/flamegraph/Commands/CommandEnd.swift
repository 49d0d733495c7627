import ArgumentParser
import Glibc
import Pipeline

/// How a command ends.
enum CommandEnd {
    /// Runs a command's work and ends with its exit code; a failure is told in one line on standard error.
    static func run(_ work: () async throws(PipelineError) -> Pipeline.ExitCode) async throws {
        // A reader that has gone away and a limit on file sizes show as errors of the write, not as the process's end.
        signal(SIGPIPE, SIG_IGN)
        signal(SIGXFSZ, SIG_IGN)
        let code: Pipeline.ExitCode
        do throws(PipelineError) {
            code = try await work()
        } catch {
            StandardError.writeLine("flamegraph: " + error.message)
            code = error.exitCode
        }
        throw ArgumentParser.ExitCode(code.rawValue)
    }
}
