/// A refusal in the terms of the REST interface: an HTTP status, an error code and a message.
struct RegistryFault: Error, Hashable {
    var status: Int
    var code: Int
    var message: String

    private init(_ status: Int, _ code: Int, _ message: String) {
        self.status = status
        self.code = code
        self.message = message
    }

    static let unknownPath = RegistryFault(404, 404, "HTTP 404 Not Found")
    static let wrongMethod = RegistryFault(405, 405, "HTTP 405 Method Not Allowed")
    static let bodyTooLarge = RegistryFault(413, 413, "HTTP 413 Request Entity Too Large")
    static let malformedBody = RegistryFault(400, 400, "The body is not a JSON object with the expected fields.")

    static func subjectNotFound(_ subject: String) -> Self {
        Self(404, 40401, "Subject '\(subject)' not found.")
    }

    static func versionNotFound(_ version: Int32) -> Self {
        Self(404, 40402, "Version \(version) not found.")
    }

    static func schemaNotFound(_ what: String = "Schema") -> Self {
        Self(404, 40403, "\(what) not found")
    }

    static func subjectSoftDeleted(_ subject: String) -> Self {
        Self(404, 40404, "Subject '\(subject)' was soft deleted. Set permanent=true to delete it permanently.")
    }

    static func subjectNotSoftDeleted(_ subject: String) -> Self {
        Self(404, 40405, "Subject '\(subject)' must be soft deleted before it can be deleted permanently.")
    }

    static func versionSoftDeleted(_ version: Int32, of subject: String) -> Self {
        Self(404, 40406, "Version \(version) of subject '\(subject)' was soft deleted.")
    }

    static func versionNotSoftDeleted(_ version: Int32, of subject: String) -> Self {
        Self(404, 40407, "Version \(version) of subject '\(subject)' must be soft deleted first.")
    }

    static func noSubjectLevel(_ subject: String) -> Self {
        Self(404, 40408, "Subject '\(subject)' has no compatibility level of its own.")
    }

    static func incompatible(with subject: String, _ problems: [String]) -> Self {
        let details = problems.joined(separator: "; ")
        return Self(409, 409, "The schema is incompatible with an earlier one of subject '\(subject)': \(details)")
    }

    static func invalidSchema(_ reason: String) -> Self {
        Self(422, 42201, "Invalid schema: \(reason)")
    }

    static func invalidVersion(_ text: String) -> Self {
        Self(422, 42202, "'\(text.prefix(80))' is not a version: use a number from 1 to 2147483647, or \"latest\".")
    }

    static let invalidLevel = RegistryFault(
        422,
        42203,
        "Unknown compatibility level; use one of "
            + CompatibilityLevel.known.map(\.rawValue).joined(separator: ", ") + "."
    )
}
