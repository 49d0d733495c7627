/// A topic that a producer is ready to send to.
///
/// Made by `Producer.prepare`, owned by that producer, and of no use once the producer is closed.
public final class ProducerTopic {
    /// The topic's name.
    public let topic: Topic
    /// The number of partitions when the topic was prepared.
    public let partitionCount: Int

    let pointer: OpaquePointer
    let client: OpaquePointer
    private var handle: TopicHandle?

    init(_ topic: Topic, partitionCount: Int, handle: consuming TopicHandle, client: OpaquePointer) {
        self.topic = topic
        self.partitionCount = partitionCount
        self.pointer = handle.pointer
        self.client = client
        self.handle = consume handle
    }

    /// Gives the library's object back, as it must be before the client is destroyed.
    func release() {
        handle = nil
    }
}
