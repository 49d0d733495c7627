import Glibc
import Pipeline

/// The two named pipes of `perf record --control`: commands in, acknowledgements out.
final class ControlPipes: Sendable {
    /// perf's option value.
    let option: String
    private let folder: String
    private let command: Int32
    private let acknowledgement: Int32

    /// Makes the pipes in a folder of their own, whose path has no comma: perf splits at commas.
    ///
    /// - Throws: `PipelineError` with the exit code `cannotWrite`.
    init() throws(PipelineError) {
        var template = Array("/tmp/flamegraph-perf-XXXXXX".utf8CString)
        guard let made = mkdtemp(&template) else { throw AtomicFile.failure("cannot make a folder in /tmp") }
        let folder = String(cString: made)
        let (control, answer) = (folder + "/control", folder + "/answer")
        guard mkfifo(control, 0o600) == 0, mkfifo(answer, 0o600) == 0 else {
            throw AtomicFile.failure("cannot make a pipe in \(folder)")
        }
        // For reading and writing: opening a pipe for one alone waits for the other side.
        command = open(control, O_RDWR | O_NONBLOCK | O_CLOEXEC)
        acknowledgement = open(answer, O_RDWR | O_NONBLOCK | O_CLOEXEC)
        guard command >= 0, acknowledgement >= 0 else { throw AtomicFile.failure("cannot open a pipe in \(folder)") }
        self.folder = folder
        option = "fifo:\(control),\(answer)"
    }

    deinit {
        close(command)
        close(acknowledgement)
        unlink(folder + "/control")
        unlink(folder + "/answer")
        rmdir(folder)
    }

    /// Writes a command such as `enable`.
    func send(_ text: String) {
        _ = DescriptorWriting.writeAll(text + "\n", to: command)
    }

    /// Whether perf has acknowledged a command since the last call.
    func hasAcknowledgement() -> Bool {
        var buffer = [UInt8](repeating: 0, count: 64)
        return read(acknowledgement, &buffer, buffer.count) > 0
    }
}
