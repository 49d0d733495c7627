/// Two profiles that cannot be compared, and why.
public struct IncomparableError: Error, Sendable, Equatable, CustomStringConvertible {
    /// A reason.
    public struct Reason: Sendable, Equatable {
        /// What does not agree.
        public enum Subject: String, Sendable {
            case samples
            case messages
            case unit
            case event
            case period
            case kernel
        }

        /// What does not agree.
        public var subject: Subject
        /// Which side has what, in a sentence.
        public var text: String
        /// What to do about it, in a sentence.
        public var remedy: String
    }

    /// Every reason there is, at least one.
    public var reasons: [Reason]

    /// All reasons, each with its remedy.
    public var description: String { reasons.map { $0.text + " " + $0.remedy }.joined(separator: "\n") }
}
