import Glibc
import Synchronization

/// The processes that have been started and are not gone yet.
final class ProcessTable: Sendable {
    private let running = Mutex<Set<pid_t>>([])

    /// Takes note of a process.
    func insert(_ process: pid_t) {
        running.withLock { _ = $0.insert(process) }
    }

    /// Forgets a process that has been waited for.
    func remove(_ process: pid_t) {
        running.withLock { _ = $0.remove(process) }
    }

    /// Sends a signal, unless the process is gone: its number may then belong to another one.
    func send(_ signal: Int32, to process: pid_t) {
        running.withLock { running in
            if running.contains(process) { kill(process, signal) }
        }
    }

    /// Ends all processes at once.
    func killAll() {
        running.withLock { running in
            for process in running { kill(process, SIGKILL) }
        }
    }
}
