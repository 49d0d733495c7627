import HTTPClient

extension RegistryClient {
    /// The names of all subjects that were not deleted. Not cached.
    ///
    /// - Throws: `RegistryError`, as every request.
    public func subjects() throws(RegistryError) -> [Subject] {
        try runner.run(HTTPRequestPlan(path: "/subjects"), decode: AnswerDecoding.subjects)
    }

    /// The versions of a subject that were not deleted. Not cached.
    ///
    /// - Throws: `RegistryError`: `notFound` with 40401, and what every request can throw.
    public func versions(of subject: Subject) throws(RegistryError) -> [Int32] {
        let path = "/subjects/\(PathSegment.encode(subject.rawValue))/versions"
        return try runner.run(HTTPRequestPlan(path: path), decode: AnswerDecoding.versions)
    }

    /// One version of a subject. Not cached.
    ///
    /// - Throws: `RegistryError`: `notFound` with 40401 or 40402, and what every request can throw.
    public func schema(
        of subject: Subject,
        version: SubjectVersion = .latest
    ) throws(RegistryError) -> RegisteredSchema {
        let path = "/subjects/\(PathSegment.encode(subject.rawValue))/versions/\(version.pathSegment)"
        return try runner.run(HTTPRequestPlan(path: path)) { value throws(AnswerFault) in
            try AnswerDecoding.registeredSchema(value, under: subject)
        }
    }
}
