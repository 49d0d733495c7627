import Glibc

/// Where a process answers questions about itself.
public enum StatusAddress: Sendable, Equatable, CustomStringConvertible {
    /// A TCP port of an IPv4 address of this machine.
    case internet(host: String, port: UInt16)
    /// A socket in the file system, for processes that share a network namespace and so cannot all have the same port.
    case unix(path: String)

    /// Reads `address:port` or `unix:path`; `nil` for anything else.
    public init?(_ text: String) {
        if text.hasPrefix("unix:") {
            let path = String(text.dropFirst(5))
            // sun_path has 108 bytes with the zero at the end (unix(7)).
            guard (1...107).contains(path.utf8.count) else { return nil }
            self = .unix(path: path)
            return
        }
        guard let colon = text.lastIndex(of: ":"), let port = UInt16(text[text.index(after: colon)...]), port > 0 else {
            return nil
        }
        let host = String(text[..<colon])
        var address = in_addr()
        guard inet_pton(AF_INET, host, &address) == 1 else { return nil }
        self = .internet(host: host, port: port)
    }

    /// The text it was read from.
    public var description: String {
        switch self {
        case .internet(let host, let port): "\(host):\(port)"
        case .unix(let path): "unix:\(path)"
        }
    }

    init?(from reader: SettingsReader) throws(PipelineError) {
        guard try reader.text(.statusAddress) != nil else { return nil }
        self = try reader.value(.statusAddress, expecting: "address:port, such as 0.0.0.0:9464, or unix:path") {
            StatusAddress($0)
        }
    }
}
