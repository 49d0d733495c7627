import Glibc
import Units

/// What the operating system says this process has used.
struct ProcessUsage {
    var userCPU: Nanoseconds
    var systemCPU: Nanoseconds

    /// Reads the CPU time of all threads, living and ended (`getrusage(2)`, `RUSAGE_SELF`).
    static func current() -> ProcessUsage {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return ProcessUsage(userCPU: nanoseconds(usage.ru_utime), systemCPU: nanoseconds(usage.ru_stime))
    }

    /// Memory resident now, from the second field of `/proc/self/statm` (proc(5)); zero where there is no procfs.
    static func residentMemory() -> Bytes {
        guard let file = fopen("/proc/self/statm", "r") else { return .zero }
        defer { fclose(file) }
        var buffer = [UInt8](repeating: 0, count: 128)
        let count = fread(&buffer, 1, buffer.count, file)
        let fields = buffer.prefix(count).split(separator: UInt8(ascii: " "))
        guard fields.count > 1, let pages = Int64(String(decoding: fields[1], as: UTF8.self)) else { return .zero }
        return Bytes(pages * Int64(sysconf(Int32(_SC_PAGESIZE))))
    }

    private static func nanoseconds(_ time: timeval) -> Nanoseconds {
        Nanoseconds(Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_usec) * 1000)
    }
}
