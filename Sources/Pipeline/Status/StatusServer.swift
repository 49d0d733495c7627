import Glibc

/// Answers `/healthz` and `/metrics` beside the loop: one request of a connection, one connection at a time (RFC 9112).
final class StatusServer: Sendable {
    private let status: ServiceStatus
    private let socket: LocalSocket

    /// How long the other side may leave a connection waiting.
    private static let patience = Duration.seconds(2)
    /// The longest request that is read; what is asked for stands in its first line.
    private static let longestRequest = 8192

    /// Listens when it returns, for as long as the process lives.
    ///
    /// - Throws: `PipelineError` with the exit code `usage` when the address cannot be listened on.
    init(_ status: ServiceStatus, at address: StatusAddress) throws(PipelineError) {
        self.status = status
        do {
            socket = try LocalSocket.listening(at: address)
        } catch {
            throw PipelineError(
                .usage,
                "cannot listen on --status-address \(TerminalText.escaped(address.description)): \(error.reason)"
            )
        }
    }

    /// Begins to answer, on a thread of its own.
    func start() {
        BackgroundThread.start { [self] in
            while true {
                guard let connection = try? socket.accept(timeout: Self.patience) else {
                    // For want of descriptors or memory, which may pass.
                    usleep(100_000)
                    continue
                }
                answer(connection)
            }
        }
    }

    private func answer(_ connection: LocalSocket) {
        let deadline = ContinuousClock.now + Self.patience
        var request: [UInt8] = []
        var isComplete = false
        while !isComplete, request.count < Self.longestRequest, ContinuousClock.now < deadline {
            let more = connection.read()
            guard !more.isEmpty else { return }
            // The end of the head may begin in what came before.
            let searched = max(0, request.count - 3)
            request += more
            isComplete = request[searched...].containsEndOfHead
        }
        let line = String(decoding: request.prefix { $0 != UInt8(ascii: "\r") }, as: UTF8.self)
        connection.write(StatusResponse(to: line, status).text)
    }
}

extension ArraySlice<UInt8> {
    /// Whether the empty line is there that ends the head of a request.
    fileprivate var containsEndOfHead: Bool {
        let end = Array("\r\n\r\n".utf8)
        return count >= end.count
            && indices.dropLast(end.count - 1).contains { self[$0..<$0 + end.count].elementsEqual(end) }
    }
}

/// The answer to one request.
struct StatusResponse {
    /// The whole response.
    let text: String

    /// - Parameters:
    ///   - requestLine: The first line of the request, such as `GET /healthz HTTP/1.1`.
    ///   - status: What there is to tell.
    init(to requestLine: String, _ status: ServiceStatus) {
        let words = requestLine.split(separator: " ")
        guard words.count == 3, words[2].hasPrefix("HTTP/1.") else {
            text = Self.response("400 Bad Request", "text/plain", "this is no HTTP/1.1 request\n")
            return
        }
        guard words[0] == "GET" else {
            text = Self.response("405 Method Not Allowed", "text/plain", "only GET is answered\n")
            return
        }
        switch words[1].prefix(while: { $0 != "?" }) {
        case "/healthz":
            let answer = HealthAnswer(status, now: Clock.monotonic())
            let code = answer.isHealthy ? "200 OK" : "503 Service Unavailable"
            text = Self.response(code, "application/json", answer.text + "\n")
        case "/metrics":
            text = Self.response("200 OK", "text/plain; version=0.0.4; charset=utf-8", MetricsText(status).text)
        default:
            text = Self.response("404 Not Found", "text/plain", "there are /healthz and /metrics\n")
        }
    }

    private static func response(_ code: String, _ type: String, _ body: String) -> String {
        "HTTP/1.1 \(code)\r\nContent-Type: \(type)\r\nContent-Length: \(body.utf8.count)\r\nConnection: close\r\n\r\n"
            + body
    }
}
