import HTTPClient

extension RegistryClient {
    /// Whether a schema could be registered as far as one version of a subject is concerned. Not cached.
    ///
    /// - Throws: `RegistryError`: `notFound` with 40401 or 40402, `invalidSchema`, and what every request can throw.
    public func isCompatible(
        schema: String,
        with subject: Subject,
        version: SubjectVersion = .latest
    ) throws(RegistryError) -> Bool {
        let name = PathSegment.encode(subject.rawValue)
        let plan = HTTPRequestPlan(
            method: .post,
            path: "/compatibility/subjects/\(name)/versions/\(version.pathSegment)",
            body: Self.schemaBody(schema)
        )
        return try runner.run(plan, decode: AnswerDecoding.compatibility)
    }

    /// The compatibility level that holds for a subject, or for the whole registry. Not cached.
    ///
    /// - Parameter subject: A subject, answered with the registry's level when it has none of its own; `nil` for the
    ///   registry's level.
    /// - Returns: The level.
    /// - Throws: `RegistryError`, as every request.
    public func compatibilityLevel(of subject: Subject? = nil) throws(RegistryError) -> CompatibilityLevel {
        var path = Self.levelPath(of: subject)
        if subject != nil { path += "?defaultToGlobal=true" }
        return try runner.run(HTTPRequestPlan(path: path), decode: AnswerDecoding.level)
    }

    /// Sets the compatibility level of a subject, or of the whole registry.
    ///
    /// - Throws: `RegistryError`: `refused` with 42203 for a level that the registry does not know, and what every
    ///   request can throw.
    public func setCompatibilityLevel(
        _ level: CompatibilityLevel,
        of subject: Subject? = nil
    ) throws(RegistryError) {
        let body: JSONObject = ["compatibility": .string(level.rawValue)]
        let plan = HTTPRequestPlan(
            method: .put,
            path: Self.levelPath(of: subject),
            body: Array(JSONValue.object(body).text.utf8)
        )
        _ = try runner.run(plan, decode: AnswerDecoding.level)
    }

    private static func levelPath(of subject: Subject?) -> String {
        guard let subject else { return "/config" }
        return "/config/\(PathSegment.encode(subject.rawValue))"
    }
}
