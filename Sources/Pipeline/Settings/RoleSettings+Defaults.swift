import Glibc

extension RoleSettings {
    /// Host name, process id and a random part: in a container the host name is the container's short id, and a container
    /// that starts again has the same process id again, while its sequence numbers begin anew.
    static func defaultInstance() -> String {
        var name = [CChar](repeating: 0, count: 256)
        let host = gethostname(&name, name.count - 1) == 0 ? name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) } : []
        let random = String(UInt16.random(in: 0x1000...0xFFFF), radix: 16)
        return "\(String(decoding: host, as: UTF8.self))-\(getpid())-\(random)"
    }

    /// A run id from the time and a random part, such as `20260131T120000Z-7f3a`.
    public static func makeRunID() -> String {
        var now = time(nil)
        var parts = tm()
        gmtime_r(&now, &parts)
        func digits(_ value: Int32, _ width: Int) -> String {
            let text = String(value)
            return String(repeating: "0", count: max(0, width - text.count)) + text
        }
        let date = digits(parts.tm_year + 1900, 4) + digits(parts.tm_mon + 1, 2) + digits(parts.tm_mday, 2)
        let clock = digits(parts.tm_hour, 2) + digits(parts.tm_min, 2) + digits(parts.tm_sec, 2)
        let random = String(UInt16.random(in: 0x1000...0xFFFF), radix: 16)
        return "\(date)T\(clock)Z-\(random)"
    }
}
