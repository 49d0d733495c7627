public import Units

/// A part of librdkafka's statistics, as its `STATISTICS.md` describes them.
public struct ClientStatistics: Sendable, Hashable {
    /// The spread of a measurement over the last interval, in the unit of what is measured.
    public struct Window: Sendable, Hashable, Codable {
        /// The smallest value.
        public var minimum: Int64
        /// The largest value.
        public var maximum: Int64
        /// The mean.
        public var average: Int64
        /// Half of the values are below this.
        public var median: Int64
        /// 99 of 100 values are below this.
        public var percentile99: Int64
        /// How many values there were.
        public var count: Int64
    }

    /// What is known of one broker; times in microseconds.
    public struct Broker: Sendable, Hashable {
        /// The broker's number; negative for the addresses to begin with.
        public var id: Int32
        /// The state of the connection, for instance `UP`.
        public var state: String
        /// Messages that wait to be sent to it.
        public var outputQueueMessages: MessageCount
        /// Messages sent to it that are not yet acknowledged.
        public var inFlightMessages: MessageCount
        /// From `send` until the message left the library's queue.
        public var internalLatency: Window?
        /// How long requests waited for the socket.
        public var outputBufferLatency: Window?
        /// From a request to its answer.
        public var roundTrip: Window?
        /// How long the broker made the client wait, in milliseconds.
        public var throttle: Window?
        /// Requests sent that were retried.
        public var retries: Int64
    }

    /// What is known of one topic.
    public struct Topic: Sendable, Hashable {
        /// The topic's name.
        public var name: String
        /// Bytes in a batch.
        public var batchSize: Window?
        /// Messages in a batch.
        public var batchCount: Window?
        /// Messages that the consumer is behind, over the partitions where it knows that.
        public var consumerLag: MessageCount
    }

    /// The client's name.
    public var name: String
    /// Messages in the producer's queue.
    public var queuedMessages: MessageCount
    /// Bytes in the producer's queue.
    public var queuedBytes: Bytes
    /// Events that wait to be polled.
    public var pendingEvents: Int64
    /// Messages sent to brokers since the client was made.
    public var transmittedMessages: MessageCount
    /// Bytes of the messages sent, with their framing.
    public var transmittedBytes: Bytes
    /// Messages fetched from brokers since the client was made.
    public var receivedMessages: MessageCount
    /// Bytes of the messages fetched, with their framing.
    public var receivedBytes: Bytes
    /// Requests sent to brokers since the client was made.
    public var requests: Int64
    /// The brokers, by number.
    public var brokers: [Broker]
    /// The topics, by name.
    public var topics: [Topic]
}
