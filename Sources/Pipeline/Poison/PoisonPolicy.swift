/// What happens to a record that cannot be used.
public struct PoisonPolicy: Sendable, Equatable {
    /// The action for one record; the words of Kafka Streams' exception handlers made short.
    public enum Action: String, Sendable, Equatable, CaseIterable {
        /// Stop with exit code 65 before the record is committed.
        case fail
        /// Write it to the dead-letter topic with its reason, and go on.
        case deadLetter = "dlq"
        /// Count it and go on.
        case skip
    }

    /// What to do with one record.
    public var action: Action
    /// The share of the last thousand records above which the process stops: then it is the schema that is wrong.
    public var maximumRatio: Double

    /// Describes a policy.
    public init(action: Action = .deadLetter, maximumRatio: Double = 0.1) {
        self.action = action
        self.maximumRatio = maximumRatio
    }
}
