import KafkaClient
import Testing

/// Notes rebalances, and can do something while partitions are being given up.
final class RebalanceRecorder: RebalanceHandler {
    enum Event: Equatable {
        case assigned(Set<TopicPartition>)
        case revoked(Set<TopicPartition>, isLost: Bool)
    }

    var events: [Event] = []
    var onRevoked: (Set<TopicPartition>, Bool, Consumer) -> Void = { _, _, _ in }

    func assigned(_ partitions: Set<TopicPartition>, by consumer: Consumer) {
        #expect(consumer.assignment == partitions)
        events.append(.assigned(partitions))
    }

    func revoked(_ partitions: Set<TopicPartition>, isLost: Bool, by consumer: Consumer) {
        events.append(.revoked(partitions, isLost: isLost))
        onRevoked(partitions, isLost, consumer)
    }
}
