/// A limit that a comparison must keep, such as `function:KafkaProducer.send > +10%`: A is the baseline, B what is examined.
public struct GateRule: Sendable, Equatable, CustomStringConvertible {
    /// What is limited.
    public enum Subject: Sendable, Equatable {
        /// Every function whose name matches, by its total.
        case function(NamePattern)
        /// Every category whose name matches.
        case category(NamePattern)
        /// The whole service.
        case total
    }

    /// By how much B may cost more than A.
    public enum Threshold: Sendable, Equatable {
        /// A share of A's cost; 0.1 is 10 %.
        case relative(Double)
        /// Nanoseconds per message.
        case absolute(Double)
    }

    /// What is limited.
    public var subject: Subject
    /// By how much B may cost more than A; not negative.
    public var threshold: Threshold
    /// The rule as it was written.
    public var description: String
}

/// A text that is no rule of a gate.
public struct GateRuleError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What is wrong with which text.
    public var description: String
}
