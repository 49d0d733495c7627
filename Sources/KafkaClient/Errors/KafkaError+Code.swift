extension KafkaError {
    /// The kind of a failure, open for new kinds.
    public struct Code: Sendable, Hashable, CustomStringConvertible {
        private let name: String

        private init(_ name: String) {
            self.name = name
        }

        /// A setting is unknown, not legal, or refused for safety.
        public static let configuration = Self("configuration")
        /// The client could not be made or a call was refused by its state.
        public static let client = Self("client")
        /// The producer's local queue is full: poll, then send again.
        public static let queueFull = Self("queueFull")
        /// The message is larger than `message.max.bytes`.
        public static let messageTooLarge = Self("messageTooLarge")
        /// The message was not delivered.
        public static let delivery = Self("delivery")
        /// The call took longer than its timeout.
        public static let timedOut = Self("timedOut")
        /// The broker refused the credentials.
        public static let authentication = Self("authentication")
        /// The broker denied access to a topic, a group, the cluster or a transactional id.
        public static let authorization = Self("authorization")
        /// The topic or the partition does not exist.
        public static let unknownTopic = Self("unknownTopic")
        /// The connection to the brokers failed.
        public static let transport = Self("transport")
        /// A transactional call failed; the flags say what to do.
        public static let transaction = Self("transaction")
        /// The consumer or its group reports a problem.
        public static let consumer = Self("consumer")
        /// A partition is not (or no longer) assigned to this consumer.
        public static let notAssigned = Self("notAssigned")
        /// The client is closed.
        public static let closed = Self("closed")
        /// The application polled too rarely and was put out of its group.
        public static let maxPollExceeded = Self("maxPollExceeded")
        /// The offset to read from does not exist and the configuration asks for an error then.
        public static let offsetOutOfRange = Self("offsetOutOfRange")

        /// The name of the kind.
        public var description: String { name }
    }
}
