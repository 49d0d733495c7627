import Glibc
import Subprocess
import Synchronization
import SystemPackage

/// A process that this one has started: its standard input stays open, and its end shows that we are gone.
///
/// The process has a group of its own, so that Ctrl-C on the terminal reaches only the supervisor, which then stops its
/// children in order.
final class ChildProcess: Sendable {
    private enum Input: Sendable {
        case line(String)
        case end
    }

    /// The longest line: a run record with a wide spread of latencies takes some hundred kilobytes.
    private static let longestLine = 16 * 1024 * 1024

    /// What the process is called in messages.
    let name: String
    private let input: AsyncStream<Input>.Continuation
    private let identifier = Mutex<pid_t?>(nil)
    private let table: ProcessTable

    /// Starts a process; what it writes and its end arrive in the inbox under its name. An executable that is no path
    /// is looked up in `PATH`.
    init(name: String, executable: String, arguments: [String], inbox: Inbox, table: ProcessTable) {
        let (inputs, input) = AsyncStream<Input>.makeStream()
        self.name = name
        self.input = input
        self.table = table
        // Detached: the process lives as long as it likes, and its end is a message like any other.
        Task.detached { [self] in
            let end = await run(executable, arguments, inputs: inputs, inbox: inbox)
            inbox.put(.ended(process: name, end))
        }
    }

    /// The process's number; `nil` before it has started.
    var processIdentifier: pid_t? { identifier.withLock { $0 } }

    /// Writes a line to the process's standard input; a process that is gone takes no notice.
    func send(line: String) { input.yield(.line(line)) }

    /// Ends the process's standard input.
    func closeInput() { input.yield(.end) }

    /// Sends a signal, unless the process is gone.
    func send(signal: Int32) {
        guard let process = identifier.withLock({ $0 }) else { return }
        table.send(signal, to: process)
    }

    private func run(
        _ executable: String,
        _ arguments: [String],
        inputs: AsyncStream<Input>,
        inbox: Inbox
    ) async -> ProcessEnd {
        var options = PlatformOptions()
        options.processGroupID = 0
        do {
            let result = try await Subprocess.run(
                executable.contains("/") ? .path(FilePath(executable)) : .name(executable),
                arguments: Arguments(arguments),
                platformOptions: options,
                input: .inputWriter,
                output: .sequence,
                error: .sequence
            ) { execution in
                let process = execution.processIdentifier.value
                self.table.insert(process)
                self.identifier.withLock { $0 = process }
                await withTaskGroup { group in
                    group.addTask { await Self.write(inputs, to: execution.standardInputWriter) }
                    group.addTask { [name = self.name] in
                        await Self.forward(execution.standardOutput) { inbox.put(.output(process: name, line: $0)) }
                    }
                    await Self.forward(execution.standardError) { [name = self.name] line in
                        inbox.put(.complaint(process: name, line: line))
                    }
                    // Both outputs have ended, so nobody listens to the input any more.
                    self.input.finish()
                }
            }
            forget()
            return switch result.terminationStatus {
            case .exited(let code): .exited(code)
            case .signaled(let signal): .signaled(signal)
            }
        } catch {
            forget()
            return .notStarted("\(error)")
        }
    }

    private func forget() {
        guard let process = identifier.withLock({ $0 }) else { return }
        table.remove(process)
    }

    private static func write(_ inputs: AsyncStream<Input>, to writer: StandardInputWriter) async {
        for await input in inputs {
            switch input {
            case .line(let line): _ = try? await writer.write(line + "\n")
            case .end: try? await writer.finish()
            }
        }
    }

    private static func forward(_ output: SubprocessOutputSequence, to body: (String) -> Void) async {
        let lines = output.strings(
            separatedBy: .unicodeScalarSequence(["\n"]),
            bufferingPolicy: .maxLineLength(longestLine)
        )
        do {
            for try await line in lines { body(line) }
        } catch {
            body("its output could not be read: \(error)")
        }
    }
}
