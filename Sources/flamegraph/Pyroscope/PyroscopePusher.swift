import Pipeline
import PyroscopeClient

/// Pushes a run's profiles to Pyroscope.
struct PyroscopePusher: Sendable {
    private let api: PyroscopeAPI

    /// Where it pushes to.
    var server: String { api.configuration.url }

    /// Reads the settings, and makes sure that the server takes requests: before a run, not after it.
    ///
    /// - Throws: `PipelineError`: `usage` for wrong settings, `unavailable` when nobody answers, `notAuthorized`.
    init(server: String) async throws(PipelineError) {
        let api = PyroscopeAPI(configuration: try await PyroscopeConnection.configuration(server: server))
        try await OwnThread.run { () throws(PipelineError) in
            do throws(PyroscopeError) {
                try api.checkReady()
            } catch {
                throw PipelineError(pyroscope: error)
            }
        }
        self.api = api
    }

    /// Pushes profiles one by one, until one cannot be pushed.
    ///
    /// - Returns: What was pushed, by service, and why the rest was not.
    func push(_ profiles: [RoundProfile]) async -> PushResult {
        let (api, server) = (api, server)
        let result = try? await OwnThread.run { () throws(PipelineError) in
            var result = PushResult(server: server)
            for profile in profiles {
                do throws(PipelineError) {
                    result.add(try Self.push(profile, to: api), of: profile.service)
                } catch {
                    result.problem = "\(profile.service): \(error.message)"
                    break
                }
            }
            return result
        }
        return result ?? PushResult(server: server)
    }

    private static func push(_ profile: RoundProfile, to api: PyroscopeAPI) throws(PipelineError) -> PushReport {
        let bytes = try PprofFile.bytes(of: profile.profile, isPacked: false)
        do {
            return try api.push(
                pprof: bytes,
                as: try SeriesLabels(service: profile.service, labels: profile.labels)
            )
        } catch {
            throw PipelineError(pyroscope: error)
        }
    }
}
