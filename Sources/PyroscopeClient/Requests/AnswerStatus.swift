private import Foundation
import HTTPClient

/// What the status of an answer means for the caller.
struct AnswerStatus: Sendable {
    /// What the server's own words must not hold if they are to be quoted.
    let secrets: [String]

    /// The error that an answer stands for; `nil` when it is a success.
    func error(for answer: HTTPAnswer, place: String) -> PyroscopeError? {
        let status = answer.status
        if (200..<300).contains(status) { return nil }
        let words = serverWords(in: answer.body)
        // Pyroscope says it with 400 for a query and with 401 for a push.
        if words.contains("no org id") {
            return make(.tenant, status, "\(place) wants to know the tenant", "set the tenant (X-Scope-OrgID)")
        }
        let quoted = words.isEmpty ? "" : ": \(words)"
        switch status {
        case 300..<400:
            return make(
                .notPyroscope,
                status,
                "\(place) redirects",
                "give the address that it redirects to, if you trust it"
            )
        case 401, 403:
            let advice = "check user, password or token, and the tenant"
            return make(.unauthorized, status, "\(place) refused the credentials", advice)
        case 404, 405, 415, 501:
            let advice = "is this the address of Pyroscope (1.14.1 is what is expected)?"
            return make(.notPyroscope, status, "\(place) does not know this call", advice)
        case 429:
            var error = make(.rateLimited, status, "\(place) takes no more at present\(quoted)", "try later")
            error.isRetriable = true
            error.mayHaveActed = false
            return error
        case 408, 500..<600:
            var error = make(.unavailable, status, "\(place) failed\(quoted)", "look at the server's log, try later")
            error.isRetriable = true
            return error
        case 400..<500:
            return make(.refused, status, "\(place) refused the request\(quoted)", advice(for: words))
        default:
            return make(.body, status, "\(place) answered with an unexpected status", "is this Pyroscope?")
        }
    }

    private func make(_ code: PyroscopeError.Code, _ status: Int, _ reason: String, _ advice: String) -> PyroscopeError
    {
        PyroscopeError(code, httpStatus: status, reason: reason, advice: advice)
    }

    /// What to do about refusals that Pyroscope 1.14.1 words in these ways.
    private func advice(for words: String) -> String {
        switch words {
        case let text where text.contains("ingestion window"):
            "profiles must be pushed within an hour, or -validation.reject-older-than raised"
        case let text where text.contains("max flamegraph nodes"):
            "ask for fewer nodes, or set -querier.max-flamegraph-nodes-max=0 on the server"
        case let text where text.contains("query time range exceeds"):
            "ask for a shorter window, or raise -querier.max-query-length on the server"
        case let text where text.contains("series limit"):
            "use fewer labels, or raise -ingester.max-global-series-per-tenant on the server"
        case let text where text.contains("size limit"), let text where text.contains("samples count limit"):
            "push smaller parts: lower the push limits to those of the server"
        default:
            "correct the request"
        }
    }

    /// The `message` of the error object that Pyroscope answers with, in one line; empty when there is none to be quoted.
    private func serverWords(in body: [UInt8]) -> String {
        struct ErrorObject: Decodable {
            var message: String?
        }
        guard body.count <= 64 * 1024,
            let message = try? JSONDecoder().decode(ErrorObject.self, from: Data(body)).message,
            !secrets.contains(where: { message.contains($0) })
        else { return "" }
        return OneLine.text(message)
    }
}
