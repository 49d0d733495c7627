/// What a service does in the pipeline.
public enum Role: String, Sendable, Hashable, Codable, CaseIterable {
    /// Makes orders and sends them.
    case producer
    /// Reads orders, works on them and sends them on.
    case processor
    /// Reads the end of the line and checks that every order arrived once.
    case consumer
}
