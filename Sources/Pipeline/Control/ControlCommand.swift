public import Units

/// What a supervisor tells a role process, one line of text each on its standard input.
///
/// The end of the input means that the supervisor is gone: the process then stops as on SIGTERM, so nothing is left
/// running when the supervisor is killed.
public enum ControlCommand: Sendable, Equatable {
    /// Begin a round: a producer sends that many messages, a processor and a consumer begin to read.
    case round(Int, messages: MessageCount)
    /// What a processor or a consumer reads has been written in full: read up to the end and close the round.
    case finish
    /// Shut down in order.
    case stop

    /// The line of text.
    public var line: String {
        switch self {
        case .round(let number, let messages): "round \(number) \(messages)"
        case .finish: "finish"
        case .stop: "stop"
        }
    }

    /// Reads a line; `nil` when it is no command.
    public init?(line: some StringProtocol) {
        let words = line.split(separator: " ")
        switch words.first {
        case "round":
            guard words.count == 3, let number = Int(words[1]), number >= 0,
                let messages = Int64(words[2]), messages > 0
            else { return nil }
            self = .round(number, messages: MessageCount(messages))
        case "finish" where words.count == 1: self = .finish
        case "stop" where words.count == 1: self = .stop
        default: return nil
        }
    }
}
