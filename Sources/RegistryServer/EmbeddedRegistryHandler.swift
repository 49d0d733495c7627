import FlyingFox
import Foundation
import SchemaRegistry

/// Translates between HTTP as FlyingFox knows it and the registry's requests and answers.
struct EmbeddedRegistryHandler: HTTPHandler {
    let answer: @Sendable (RegistryService.Request) -> RegistryService.Answer

    func handleRequest(_ request: HTTPRequest) async throws -> HTTPResponse {
        guard let body = try await readBody(request) else {
            return Self.response(.bodyTooLarge)
        }
        let converted = RegistryService.Request(
            method: request.method.rawValue,
            path: request.target.path(),
            query: Dictionary(request.query.map { ($0.name, $0.value) }, uniquingKeysWith: { _, last in last }),
            body: body
        )
        return Self.response(answer(converted))
    }

    /// The body; `nil` when it is too large. A large body is read to its end and thrown away, because the connection
    /// would take the rest for the next request.
    private func readBody(_ request: HTTPRequest) async throws -> [UInt8]? {
        var body: [UInt8] = []
        var isTooLarge = false
        for try await chunk in request.bodySequence {
            guard !isTooLarge, chunk.count <= EmbeddedRegistry.maximumBody - body.count else {
                isTooLarge = true
                body = []
                continue
            }
            body.append(contentsOf: chunk)
        }
        return isTooLarge ? nil : body
    }

    private static func response(_ answer: RegistryService.Answer) -> HTTPResponse {
        HTTPResponse(
            statusCode: HTTPStatusCode(answer.status, phrase: phrase(answer.status)),
            headers: [.contentType: RegistryService.Answer.contentType],
            body: Data(answer.text.utf8)
        )
    }

    private static func phrase(_ status: Int) -> String {
        switch status {
        case 200: "OK"
        case 400: "Bad Request"
        case 404: "Not Found"
        case 405: "Method Not Allowed"
        case 409: "Conflict"
        case 413: "Payload Too Large"
        case 422: "Unprocessable Entity"
        default: "Error"
        }
    }
}
