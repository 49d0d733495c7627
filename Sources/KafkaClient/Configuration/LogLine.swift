/// How serious a log line of librdkafka is; syslog's numbers, so smaller is worse.
public enum LogLevel: Int32, Sendable, Comparable {
    /// The process cannot go on.
    case emergency = 0
    /// Somebody must act at once.
    case alert = 1
    /// A part has failed for good.
    case critical = 2
    /// An operation failed.
    case error = 3
    /// Something is wrong but handled.
    case warning = 4
    /// Worth knowing.
    case notice = 5
    /// Routine.
    case info = 6
    /// Detail for debugging.
    case debug = 7

    /// Orders from worst to mildest.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// One log line of librdkafka.
public struct LogLine: Sendable {
    /// How serious it is.
    public let level: LogLevel
    /// The library's short name of the event, for instance `FAIL`.
    public let facility: String
    /// The text; the values of secret settings are blacked out.
    public let text: String
}

/// Receives log lines, from any thread of the library, also while a client is being made or destroyed.
public typealias LogHandler = @Sendable (LogLine) -> Void
