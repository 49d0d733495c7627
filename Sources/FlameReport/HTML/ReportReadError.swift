/// Why a file is no report that can be read back.
public struct ReportReadError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What is wrong, as part of a sentence.
    public var problem: String

    /// Describes an error.
    public init(problem: String) {
        self.problem = problem
    }

    /// What is wrong, for people.
    public var description: String { "not a readable report: \(problem)" }
}
