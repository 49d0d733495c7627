import KafkaClient
import Units

extension ConsumerConfiguration {
    /// How the roles read.
    ///
    /// The embedded broker needs its own times: it holds an empty fetch for the whole `fetch.wait.max.ms`, and every
    /// rebalance after the first takes the session timeout less a second.
    static func reader(_ settings: RoleSettings, broker: BrokerKind) -> ConsumerConfiguration {
        var configuration = ConsumerConfiguration(kafka: settings.kafka, group: settings.group)
        configuration.commitMode = .manual
        configuration.reportsPartitionEnd = true
        // What is fetched ahead is what a paused process replays after it lost its partitions: keep it modest.
        configuration.queuedMinimum = MessageCount(10_000)
        configuration.queuedMaximum = .mebibytes(16)
        if broker == .embedded {
            configuration.sessionTimeout = .seconds(6)
            configuration.heartbeatInterval = .milliseconds(500)
            configuration.fetchWait = .milliseconds(10)
        }
        return configuration
    }
}
