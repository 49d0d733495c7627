/// What is wrong with an answer that is JSON but not the one that was promised.
enum AnswerFault: Error, Hashable {
    /// A field is missing or of the wrong kind.
    case field(String)
    /// The schema number is not the one that was asked for.
    case otherID
    /// The schema is of a type that this client does not read.
    case schemaType

    func registryError(status: Int, place: String) -> RegistryError {
        switch self {
        case .field(let name):
            RegistryError(
                .body,
                httpStatus: status,
                isRetriable: true,
                reason: "the answer of \(place) has no valid \(name)"
            )
        case .otherID:
            RegistryError(.mismatch, httpStatus: status, reason: "\(place) answered with another schema")
        case .schemaType:
            RegistryError(.schemaType, httpStatus: status, reason: "\(place) holds a schema that is not Avro")
        }
    }
}
