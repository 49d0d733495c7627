/// How large the records of a topic are on the broker, key, headers and framing included.
struct TopicLoad: Sendable, Equatable {
    /// The topic's name.
    var topic: String
    /// Bytes of a record on average.
    var mean: Double
    /// Bytes of the largest record seen.
    var largest: Int
}
