/// What is wrong with a rule file, and in which line.
public struct RuleError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The line, from 1.
    public var line: Int
    /// What is wrong with it, as part of a sentence.
    public var problem: String

    /// Describes an error.
    public init(line: Int, problem: String) {
        self.line = line
        self.problem = problem
    }

    /// The line and what is wrong, for people.
    public var description: String { "line \(line): \(problem)" }
}
