public import ProfileModel
public import Units

/// A service's profile with what turns samples into cost per message: its rounds' messages, and the operating system's
/// own account of the CPU time.
public struct ServiceProfile: Sendable {
    /// What is known of a round: one per column of the tree.
    public struct Round: Sendable, Equatable, Codable {
        /// The round's number, from 1; 1 where the source knows no rounds.
        public var number: Int
        /// Messages done; `nil` when the source does not tell.
        public var messages: MessageCount?
        /// The operating system's account of the user time within the sampled window; `nil` when unknown.
        public var userCPU: Nanoseconds?
        /// The operating system's account of the system time within the sampled window; `nil` when unknown.
        public var systemCPU: Nanoseconds?

        /// Describes a round.
        public init(
            number: Int,
            messages: MessageCount? = nil,
            userCPU: Nanoseconds? = nil,
            systemCPU: Nanoseconds? = nil
        ) {
            self.number = number
            self.messages = messages
            self.userCPU = userCPU
            self.systemCPU = systemCPU
        }
    }

    /// What it is called in a comparison: a service's name, or a file's.
    public var name: String
    /// Its stacks, with a column per round.
    public var tree: CallTree
    /// The rounds, in the order of the columns.
    public var rounds: [Round]
    /// How it was measured: event, unit, period, lost samples and facts.
    public var measurement: Measurement

    /// Puts a service's profile together.
    public init(name: String, tree: CallTree, rounds: [Round], measurement: Measurement) {
        precondition(tree.columns.count == rounds.count, "a tree has a column for every round")
        self.name = name
        self.tree = tree
        self.rounds = rounds
        self.measurement = measurement
    }

    /// All rounds' messages; `nil` when one round's are unknown.
    public var messages: MessageCount? {
        rounds.reduce(MessageCount.zero as MessageCount?) { sum, round in
            guard let sum, let messages = round.messages else { return nil }
            return sum + messages
        }
    }

    /// All rounds' samples.
    public var sampleCount: Double { tree.columns.reduce(0) { $0 + $1.selfSamples.reduce(0, +) } }
}
