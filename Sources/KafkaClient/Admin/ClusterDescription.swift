/// What a cluster says of itself.
public struct ClusterDescription: Sendable, Equatable {
    /// Whether it is an embedded one, which fakes transactions and keeps little.
    public var isEmbedded: Bool
    /// How many brokers there are.
    public var brokerCount: Int
    /// How many partitions each topic has that this client may see.
    public var partitionCounts: [Topic: Int]
    /// The topics with a partition that no broker leads: nothing can be written there or read.
    public var leaderless: Set<Topic>
}
