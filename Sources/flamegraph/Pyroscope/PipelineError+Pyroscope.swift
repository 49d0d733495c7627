import FlameReport
import Pipeline
import PyroscopeClient

extension PipelineError {
    /// The command's end for an error of Pyroscope's client.
    init(pyroscope error: PyroscopeError) {
        let exitCode: Pipeline.ExitCode =
            switch error.code {
            case .configuration, .refused: .usage
            case .unauthorized, .tenant: .notAuthorized
            case .body, .tooLarge, .profile: .badData
            default: .unavailable
            }
        self.init(exitCode, "Pyroscope: \(error.description.safeForTerminal)")
    }
}
