import Glibc

/// A stream socket of this machine, closed with the object.
///
/// A few system calls of our own instead of an HTTP library: the libraries at hand need all of Foundation, which would double
/// the size of a role program, and threads of their own, which would stand in its flame graph.
final class LocalSocket: Sendable {
    /// What a system call said (errno).
    struct Failure: Error {
        var reason: String

        init() { reason = String(cString: strerror(errno)) }
    }

    private let descriptor: Int32

    private init(descriptor: Int32) throws(Failure) {
        guard descriptor >= 0 else { throw Failure() }
        self.descriptor = descriptor
    }

    deinit { Glibc.close(descriptor) }

    /// Listens at an address. A socket that an earlier process left in the file system is replaced.
    static func listening(at address: StatusAddress) throws(Failure) -> LocalSocket {
        let socket = try LocalSocket(address)
        if case .unix(let path) = address { unlink(path) }
        var yes: Int32 = 1
        setsockopt(socket.descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
        guard address.withNative({ bind(socket.descriptor, $0, $1) }) == 0, listen(socket.descriptor, 16) == 0 else {
            throw Failure()
        }
        return socket
    }

    /// Connects to an address.
    static func connected(to address: StatusAddress, timeout: Duration) throws(Failure) -> LocalSocket {
        let socket = try LocalSocket(address)
        socket.setTimeout(timeout)
        guard address.withNative({ connect(socket.descriptor, $0, $1) }) == 0 else { throw Failure() }
        return socket
    }

    private convenience init(_ address: StatusAddress) throws(Failure) {
        let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        try self.init(descriptor: socket(address.family, kind, 0))
    }

    /// Waits for the next connection; each of its reads and writes takes no longer than the time-out.
    func accept(timeout: Duration) throws(Failure) -> LocalSocket {
        let connection = try LocalSocket(descriptor: Glibc.accept(descriptor, nil, nil))
        connection.setTimeout(timeout)
        return connection
    }

    /// Reads what is there; empty at the end, and when nothing came in time.
    func read() -> [UInt8] {
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = recv(descriptor, &buffer, buffer.count, 0)
        return Array(buffer.prefix(max(0, count)))
    }

    /// Writes everything, or as much as the other side takes.
    func write(_ text: String) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes {
                send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard written > 0 else { return }
            rest = rest.dropFirst(written)
        }
    }

    private func setTimeout(_ timeout: Duration) {
        var time = timeval(tv_sec: Int(max(1, timeout.components.seconds)), tv_usec: 0)
        for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
            setsockopt(descriptor, SOL_SOCKET, option, &time, socklen_t(MemoryLayout<timeval>.size))
        }
    }
}

extension StatusAddress {
    fileprivate var family: Int32 {
        switch self {
        case .internet: AF_INET
        case .unix: AF_UNIX
        }
    }

    /// Gives the address as the system calls take it (ip(7), unix(7)).
    fileprivate func withNative(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32) -> Int32 {
        switch self {
        case .internet(let host, let port):
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_port = port.bigEndian
            inet_pton(AF_INET, host, &address.sin_addr)
            return Self.withGeneric(&address, body)
        case .unix(let path):
            var address = sockaddr_un()
            address.sun_family = sa_family_t(AF_UNIX)
            withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8.prefix($0.count - 1)) }
            return Self.withGeneric(&address, body)
        }
    }

    private static func withGeneric<Address>(
        _ address: inout Address,
        _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
    ) -> Int32 {
        withUnsafeBytes(of: &address) { bytes in
            guard let start = bytes.baseAddress else { return -1 }
            return body(start.assumingMemoryBound(to: sockaddr.self), socklen_t(bytes.count))
        }
    }
}
