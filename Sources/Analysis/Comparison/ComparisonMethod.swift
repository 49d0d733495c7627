/// How the two sides of a comparison were tested against each other.
public enum ComparisonMethod: String, Sendable, Codable {
    /// Welch's t-test of the rounds' costs.
    case rounds = "Welch's t over rounds"
    /// The binomial test of all samples, because a side has a single round; the scatter is assumed and not measured.
    case singleRound = "binomial, single round"
}
