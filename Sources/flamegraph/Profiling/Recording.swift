import Glibc

/// What perf has recorded of a scenario.
struct Recording: Sendable {
    /// perf's own file.
    var dataPath: String
    /// The number of each instance's process.
    var processes: [String: pid_t]
}
