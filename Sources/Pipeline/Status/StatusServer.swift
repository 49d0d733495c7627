import FlyingFox
import FlyingSocks
import Foundation

/// Answers `/healthz` and `/metrics` over HTTP, beside the loop.
final class StatusServer: Sendable {
    private let task: Task<Void, any Error>

    /// Listens when it returns.
    ///
    /// - Throws: `PipelineError` with the exit code `usage` when the address cannot be listened on.
    init(_ status: ServiceStatus, at address: StatusAddress) throws(PipelineError) {
        do {
            let handler = StatusHandler(status: status)
            task = try Blocking.wait { () async throws(SocketFailure) in
                do { return try await Self.listen(address, handler) } catch { throw SocketFailure() }
            }
        } catch {
            throw PipelineError(
                .usage,
                "cannot listen on --status-address \(TerminalText.escaped(address.description)); is it in use?"
            )
        }
    }

    private struct SocketFailure: Error {}

    private static func listen(_ address: StatusAddress, _ handler: StatusHandler) async throws -> Task<
        Void, any Error
    > {
        let server: HTTPServer
        switch address {
        case .internet(let host, let port):
            server = HTTPServer(
                address: try sockaddr_in.inet(ip4: host, port: port),
                logger: .disabled,
                handler: handler
            )
        case .unix(let path):
            let socket = sockaddr_un.unix(path: path)
            // What an earlier process left there would keep this one from listening.
            try? Socket.unlink(socket)
            server = HTTPServer(address: socket, logger: .disabled, handler: handler)
        }
        let listening = Task { try await server.waitUntilListening() }
        let task = Task {
            // A server that could not start would leave the other task waiting for its time-out.
            defer { listening.cancel() }
            try await server.run()
        }
        do {
            try await listening.value
        } catch {
            task.cancel()
            throw error
        }
        return task
    }

    /// Stops answering.
    func stop() {
        task.cancel()
    }
}

/// Tells the questions apart.
private struct StatusHandler: HTTPHandler {
    let status: ServiceStatus

    func handleRequest(_ request: HTTPRequest) async throws -> HTTPResponse {
        guard request.method == .GET else { return Self.response(.methodNotAllowed, "text/plain", "GET only\n") }
        switch request.path {
        case "/healthz":
            let answer = HealthAnswer(status, now: Clock.monotonic())
            return Self.response(answer.isHealthy ? .ok : .serviceUnavailable, "application/json", answer.text + "\n")
        case "/metrics":
            return Self.response(.ok, "text/plain; version=0.0.4; charset=utf-8", MetricsText(status).text)
        default:
            return Self.response(.notFound, "text/plain", "/healthz or /metrics\n")
        }
    }

    private static func response(_ code: HTTPStatusCode, _ type: String, _ text: String) -> HTTPResponse {
        HTTPResponse(statusCode: code, headers: [.contentType: type], body: Data(text.utf8))
    }
}
