/// Reads HTTP/1.1 requests with a `Content-Length` or without a body, which is all that the client sends.
struct RequestReader {
    private let socket: LoopbackSocket
    private let connection: Int
    private var buffer: [UInt8] = []

    private static let maximumSize = 8 * 1_048_576

    init(socket: LoopbackSocket, connection: Int) {
        self.socket = socket
        self.connection = connection
    }

    /// The next request; `nil` when the connection ended or the bytes are no request.
    mutating func next() -> ReceivedRequest? {
        guard let headEnd = fill(until: { Self.endOfHead(in: $0) }) else { return nil }
        let lines = String(decoding: buffer[..<headEnd], as: UTF8.self).split(separator: "\r\n")
        let words = lines.first?.split(separator: " ") ?? []
        guard words.count == 3 else { return nil }
        let headers = lines.dropFirst().compactMap { line -> (name: String, value: String)? in
            guard let colon = line.firstIndex(of: ":") else { return nil }
            let value = line[line.index(after: colon)...].drop { $0 == " " }
            return (String(line[..<colon]), String(value))
        }
        let length = headers.first { $0.name.lowercased() == "content-length" }.flatMap { Int($0.value) } ?? 0
        guard length >= 0, length <= Self.maximumSize else { return nil }
        guard let end = fill(until: { $0.count >= headEnd + length ? headEnd + length : nil }) else { return nil }
        let body = Array(buffer[headEnd..<end])
        buffer.removeFirst(end)
        return ReceivedRequest(
            method: String(words[0]),
            target: String(words[1]),
            headers: headers,
            body: body,
            connection: connection
        )
    }

    private mutating func fill(until found: ([UInt8]) -> Int?) -> Int? {
        while true {
            if let end = found(buffer) { return end }
            guard buffer.count < Self.maximumSize, let more = socket.receive() else { return nil }
            buffer += more
        }
    }

    private static func endOfHead(in bytes: [UInt8]) -> Int? {
        let mark: [UInt8] = [0x0D, 0x0A, 0x0D, 0x0A]
        guard bytes.count >= mark.count else { return nil }
        for start in 0...(bytes.count - mark.count) where bytes[start] == 0x0D {
            if Array(bytes[start..<start + mark.count]) == mark { return start + mark.count }
        }
        return nil
    }
}
