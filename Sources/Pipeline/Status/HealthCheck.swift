/// Asks the process at an address how it is: what a container's health check runs.
enum HealthCheck {
    /// How long each step of the answer may take.
    private static let patience = Duration.seconds(3)
    /// More than any answer has; whoever listens there may be somebody else.
    private static let longestAnswer = 16_384

    /// Prints the answer of a process that works.
    ///
    /// - Throws: `PipelineError` with the exit code `unavailable` and the reason when the process does not work.
    static func run(_ address: StatusAddress?) throws(PipelineError) {
        guard let address else {
            throw PipelineError(
                .usage,
                "--check-health needs --status-address (or STATUS_ADDRESS), as the process has it"
            )
        }
        let answer = String(decoding: try ask(address.nearest), as: UTF8.self)
        let head = answer.prefix { !$0.isNewline }
        let body = answer.firstRange(of: "\r\n\r\n").map { String(answer[$0.upperBound...]) } ?? ""
        let text = TerminalText.escaped(String(body.prefix(1000).filter { !$0.isNewline }))
        guard head.split(separator: " ").dropFirst().first == "200" else {
            throw PipelineError(.unavailable, text.isEmpty ? "no answer that makes sense" : text)
        }
        print(text)
    }

    private static func ask(_ address: StatusAddress) throws(PipelineError) -> [UInt8] {
        var answer: [UInt8] = []
        do {
            let socket = try LocalSocket.connected(to: address, timeout: patience)
            socket.write("GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
            while answer.count < longestAnswer {
                let more = socket.read()
                if more.isEmpty { break }
                answer += more
            }
        } catch {
            throw PipelineError(
                .unavailable,
                "no answer at \(TerminalText.escaped(address.description)): \(error.reason); is the process running?"
            )
        }
        return answer
    }
}

extension StatusAddress {
    /// A process that listens on every address is asked at the nearest.
    fileprivate var nearest: StatusAddress {
        guard case .internet("0.0.0.0", let port) = self else { return self }
        return .internet(host: "127.0.0.1", port: port)
    }
}
