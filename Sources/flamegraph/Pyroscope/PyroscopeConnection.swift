import Pipeline
import PyroscopeClient

/// How this program reaches Pyroscope: the address from an option, the rest from the environment and `.env`.
enum PyroscopeConnection {
    /// Reads and checks the settings.
    ///
    /// - Parameter server: The address that an option gave; `nil` takes the variable's.
    /// - Returns: The configuration.
    /// - Throws: `PipelineError` with the exit code `usage` for a setting that is missing or wrong; no value is quoted.
    static func configuration(server: String?) async throws(PipelineError) -> PyroscopeConfiguration {
        let options = server.map { [Setting.pyroscopeServer.variable: $0] } ?? [:]
        let reader = try await SettingsReader(options: options)
        guard let url = try reader.text(.pyroscopeServer) else {
            throw PipelineError(
                .usage,
                "\(Setting.pyroscopeServer.displayName) is missing: give an address such as http://127.0.0.1:4040"
                    + " (or \(Setting.pyroscopeServer.variable) in the environment)"
            )
        }
        let tenant = try reader.text(.pyroscopeTenant)
        let authentication = try authentication(from: reader)
        let authority = try reader.text(.pyroscopeAuthority)
        do {
            return try PyroscopeConfiguration(
                url: url,
                tenant: try tenant.map { name throws(PyroscopeError) in try PyroscopeTenant(name) },
                authentication: authentication,
                certificateAuthorityPath: authority
            )
        } catch {
            throw PipelineError(pyroscope: error)
        }
    }

    private static func authentication(from reader: SettingsReader) throws(PipelineError) -> PyroscopeAuthentication {
        if let token = try reader.text(.pyroscopeToken) { return .bearer(token: token) }
        guard let user = try reader.text(.pyroscopeUser) else { return .none }
        return .basic(user: user, password: try reader.text(.pyroscopePassword) ?? "")
    }
}
