import FlyingFox
import FlyingSocks
import Foundation

/// Asks the process at an address how it is: what a container's health check runs.
enum HealthCheck {
    private struct NoAnswer: Error {}

    /// How long an answer may take.
    private static let patience = Duration.seconds(3)

    /// - Throws: `PipelineError` with the exit code `unavailable` and the reason when the process does not work.
    static func run(_ address: StatusAddress?) throws(PipelineError) {
        guard let address else {
            throw PipelineError(
                .usage,
                "--check-health needs --status-address (or STATUS_ADDRESS), as the process has it"
            )
        }
        let answer: (isHealthy: Bool, text: String)
        do {
            answer = try Blocking.wait { () async throws(NoAnswer) in
                do { return try await ask(address) } catch { throw NoAnswer() }
            }
        } catch {
            throw PipelineError(
                .unavailable,
                "no answer at \(TerminalText.escaped(address.description)); is the process running?"
            )
        }
        let text = TerminalText.escaped(String(answer.text.prefix(1000)))
        guard answer.isHealthy else { throw PipelineError(.unavailable, text) }
        print(text)
    }

    private static func ask(_ address: StatusAddress) async throws -> (isHealthy: Bool, text: String) {
        try await withThrowingTaskGroup(of: (isHealthy: Bool, text: String).self) { group in
            group.addTask { try await request(address) }
            group.addTask {
                try await Task.sleep(for: patience)
                throw NoAnswer()
            }
            defer { group.cancelAll() }
            return try await group.next() ?? (false, "no answer")
        }
    }

    private static func request(_ address: StatusAddress) async throws -> (isHealthy: Bool, text: String) {
        var client = HTTPClient()
        let request = HTTPRequest(
            method: .GET,
            version: .http11,
            path: "/healthz",
            query: [],
            headers: [.host: "localhost"],
            body: Data()
        )
        let response: HTTPResponse
        switch address {
        case .internet(let host, let port):
            // A process that listens on every address is asked at the nearest.
            let near = host == "0.0.0.0" ? "127.0.0.1" : host
            response = try await client.sendHTTPRequest(request, to: try sockaddr_in.inet(ip4: near, port: port))
        case .unix(let path):
            response = try await client.sendHTTPRequest(request, to: sockaddr_un.unix(path: path))
        }
        let body = String(decoding: try await response.bodyData, as: UTF8.self)
        return (response.statusCode == .ok, body.trimmingCharacters(in: .whitespacesAndNewlines))
    }
}
