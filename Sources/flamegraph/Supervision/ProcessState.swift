import Glibc

/// What the kernel says of a process.
enum ProcessState {
    /// Whether a process stands still because of SIGSTOP, by the state that follows its name in `/proc/PID/stat` (proc(5)).
    static func isStopped(_ process: pid_t) -> Bool {
        guard let file = fopen("/proc/\(process)/stat", "r") else { return false }
        defer { fclose(file) }
        var buffer = [UInt8](repeating: 0, count: 512)
        let count = fread(&buffer, 1, buffer.count, file)
        let text = String(decoding: buffer.prefix(count), as: UTF8.self)
        guard let end = text.lastIndex(of: ")") else { return false }
        return text[text.index(after: end)...].first { $0 != " " } == "T"
    }
}
