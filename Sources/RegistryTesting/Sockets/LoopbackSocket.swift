import Glibc

/// Owns one TCP socket on 127.0.0.1; the last reference closes it.
///
/// A thread that blocks in `accept` or `receive` holds a reference, so the descriptor is not closed, and its number not
/// reused, under its feet; `shutDown` wakes it.
final class LoopbackSocket: Sendable {
    private let descriptor: Int32

    private init(descriptor: Int32) {
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    /// A socket with a port of the system's choice that refuses connections until `listen()`.
    static func bound() throws(LoopbackSocketError) -> LoopbackSocket {
        try make("bind", port: 0) { bind($0, $1, $2) }
    }

    /// A connection to a port of this machine, with a limit on every wait for bytes.
    static func connected(to port: UInt16, timeout seconds: Int) throws(LoopbackSocketError) -> LoopbackSocket {
        let connection = try make("connect", port: port) { connect($0, $1, $2) }
        var limit = timeval(tv_sec: seconds, tv_usec: 0)
        let size = socklen_t(MemoryLayout<timeval>.size)
        guard setsockopt(connection.descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, size) == 0 else {
            throw LoopbackSocketError(operation: "setsockopt", number: errno)
        }
        return connection
    }

    private static func make(
        _ operation: String,
        port: UInt16,
        _ call: (Int32, UnsafePointer<sockaddr>, socklen_t) -> Int32
    ) throws(LoopbackSocketError) -> LoopbackSocket {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw LoopbackSocketError(operation: "socket", number: errno) }
        let created = LoopbackSocket(descriptor: descriptor)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                call(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else { throw LoopbackSocketError(operation: operation, number: errno) }
        return created
    }

    func port() throws(LoopbackSocketError) -> UInt16 {
        var address = sockaddr_in()
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let result = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &length) }
        }
        guard result == 0 else { throw LoopbackSocketError(operation: "getsockname", number: errno) }
        return UInt16(bigEndian: address.sin_port)
    }

    func listen() throws(LoopbackSocketError) {
        guard Glibc.listen(descriptor, 128) == 0 else { throw LoopbackSocketError(operation: "listen", number: errno) }
    }

    /// Waits for a connection; `nil` after `shutDown`.
    func accept() -> LoopbackSocket? {
        while true {
            let accepted = Glibc.accept(descriptor, nil, nil)
            if accepted >= 0 { return LoopbackSocket(descriptor: accepted) }
            guard errno == EINTR || errno == ECONNABORTED else { return nil }
        }
    }

    /// Waits for bytes; `nil` at the end of the connection.
    func receive() -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: 64 * 1024)
        while true {
            let count = recv(descriptor, &bytes, bytes.count, 0)
            if count > 0 { return Array(bytes[..<count]) }
            guard count < 0, errno == EINTR else { return nil }
        }
    }

    /// Sends all bytes; `false` when the other side is gone.
    func send(_ bytes: [UInt8]) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if errno != EINTR {
                return false
            }
        }
        return true
    }

    /// Tells the other side that no more bytes will come.
    func endSending() { shutdown(descriptor, Int32(SHUT_WR)) }

    /// Ends both directions and wakes whoever waits.
    func shutDown() { shutdown(descriptor, Int32(SHUT_RDWR)) }
}
