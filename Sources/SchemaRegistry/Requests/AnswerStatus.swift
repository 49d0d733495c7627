import HTTPClient

/// What the status of an answer means for the caller.
enum AnswerStatus {
    /// The error that an answer stands for; `nil` when it is a success.
    static func error(for answer: HTTPAnswer, place: String) -> RegistryError? {
        let status = answer.status
        if (200..<300).contains(status) { return nil }
        let errorCode = errorCode(in: answer.body)
        func make(_ code: RegistryError.Code, _ reason: String, isRetriable: Bool = false) -> RegistryError {
            RegistryError(code, httpStatus: status, errorCode: errorCode, isRetriable: isRetriable, reason: reason)
        }
        switch status {
        case 300..<400: return make(.redirect, "\(place) answered with a redirect")
        case 401, 403: return make(.unauthorized, "\(place) refused the credentials")
        case 404: return make(.notFound, "\(place) is not known")
        case 409: return make(.incompatible, "the schema is incompatible with an earlier one at \(place)")
        case 422 where errorCode == 42201: return make(.invalidSchema, "\(place) refused the schema as invalid")
        case 408, 429: return make(.unavailable, "\(place) asks to come back later", isRetriable: true)
        case 501, 505: return make(.refused, "\(place) cannot do this")
        case 500...: return make(.unavailable, "\(place) failed", isRetriable: true)
        case 400...: return make(.refused, "\(place) refused the request")
        default: return make(.body, "\(place) answered with an unexpected status")
        }
    }

    private static func errorCode(in body: [UInt8]) -> Int? {
        guard let value = try? JSONParser.parse(body) else { return nil }
        return value.objectValue?["error_code"]?.integerValue.flatMap(Int.init(exactly:))
    }
}
