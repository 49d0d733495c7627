public import SchemaRegistry

extension RegistryConfiguration {
    /// Reads the settings for the registry.
    ///
    /// - Parameters:
    ///   - reader: Where from.
    ///   - totalTimeout: The longest time for one request as a whole.
    ///   - retryPolicy: How failed requests are tried again.
    /// - Throws: `PipelineError` with the exit code `usage` for a setting that is wrong; no value is quoted.
    public init(
        from reader: SettingsReader,
        totalTimeout: Duration = .seconds(5),
        retryPolicy: RetryPolicy = RetryPolicy()
    ) throws(PipelineError) {
        let urls = try reader.text(.registry) ?? ""
        let authentication = try Self.authentication(from: reader)
        let authority = try reader.text(.registryAuthority)
        do {
            try self.init(
                urls: urls.split(separator: ",").map(String.init),
                authentication: authentication,
                connectTimeout: min(totalTimeout, .seconds(2)),
                totalTimeout: totalTimeout,
                retryPolicy: retryPolicy,
                certificateAuthorityPath: authority
            )
        } catch {
            throw PipelineError(.usage, "\(Setting.registry.displayName): \(error)")
        }
    }

    private static func authentication(from reader: SettingsReader) throws(PipelineError) -> RegistryAuthentication {
        if let token = try reader.text(.registryToken) { return .bearer(token: token) }
        guard let user = try reader.text(.registryUser) else { return .none }
        return .basic(user: user, password: try reader.text(.registryPassword) ?? "")
    }
}
