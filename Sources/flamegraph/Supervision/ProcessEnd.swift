import Pipeline

/// How a process ended.
enum ProcessEnd: Sendable, Equatable {
    /// With an exit code.
    case exited(Int32)
    /// By a signal.
    case signaled(Int32)
    /// It could not even be started.
    case notStarted(String)

    /// Whether it ended well.
    var isSuccess: Bool { self == .exited(0) }

    /// What happened, for people.
    var explanation: String {
        switch self {
        case .exited(let code):
            "exit code \(code)" + (Pipeline.ExitCode(rawValue: code).map { ", " + $0.explanation } ?? "")
        case .signaled(let signal): "killed by signal \(signal)"
        case .notStarted(let reason): "could not be started: \(reason)"
        }
    }

    /// The exit code that the supervisor passes on.
    var passedOn: Pipeline.ExitCode {
        switch self {
        case .exited(let code): Pipeline.ExitCode(rawValue: code) ?? .software
        case .signaled: .software
        case .notStarted: .unavailable
        }
    }
}
