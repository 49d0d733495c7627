public import KafkaClient
public import Units

/// A question, and the variants that answer it by doing the same work in different ways.
public struct Scenario: Sendable, Hashable {
    /// One way to do the work.
    public struct Variant: Sendable, Hashable {
        /// The variant's name, the middle of its services' names.
        public var name: String
        /// Its services, from the head of the line to its end.
        public var services: [Service]

        /// Describes a variant.
        public init(name: String, services: [Service]) {
            self.name = name
            self.services = services
        }
    }

    /// In which order the roles of a variant work within a round on a backlog-keeping broker.
    public enum Order: String, Sendable, Hashable, Codable {
        /// One role after the other: each has the machine to itself, which gives the cleanest cost.
        case staged
        /// All at once, as in production: for questions in which the rhythm of arrival is the point.
        case live
    }

    /// The scenario's name, the head of its services' names.
    public var name: String
    /// The question in one line.
    public var question: String
    /// A service that feeds every variant the same input; `nil` where each variant has its own producer.
    public var feed: Service?
    /// The variants under comparison: the first is A, every further one is compared with it.
    public var variants: [Variant]
    /// In which order the roles work.
    public var order: Order
    /// How many messages a round has unless the user says otherwise.
    public var messagesPerRound: MessageCount

    /// Describes a scenario.
    public init(
        name: String,
        question: String,
        feed: Service? = nil,
        variants: [Variant],
        order: Order = .staged,
        messagesPerRound: MessageCount = 20_000
    ) {
        self.name = name
        self.question = question
        self.feed = feed
        self.variants = variants
        self.order = order
        self.messagesPerRound = messagesPerRound
    }

    /// Every service of the scenario, the feed first.
    public var services: [Service] {
        (feed.map { [$0] } ?? []) + variants.flatMap(\.services)
    }

    /// Every topic the scenario writes, in the order of the services.
    public var topics: [Topic] {
        services.compactMap(\.output)
    }

    /// How many partitions each topic has, so that 1, 2, 3, 4, 6 and 12 replicas share them evenly.
    public static let partitionsPerTopic: Int32 = 12
}
