import KafkaClient

/// Reads messages that are there already, as fast as it can.
struct ConsumeMeasurement {
    private let consumer: Consumer
    private let count: Int64

    /// The longest that it may stay without a message, in polls of 100 ms.
    private static let patience = 300

    init(_ bootstrap: String, count: Int64) throws {
        consumer = try Consumer(configuration: Benchmark.consumer(bootstrap))
        self.count = count
    }

    func run() throws {
        try assignAll()
        var seen: Int64 = 0
        var bytes = 0
        var places: Int64 = 0
        var idlePolls = 0
        let timeout = Duration.milliseconds(100)
        var stopwatch = Stopwatch()
        while seen < count {
            switch try consumer.poll(timeout: timeout) {
            case .record(let record):
                if seen == 0 { stopwatch = Stopwatch() }
                idlePolls = 0
                seen += 1
                bytes += record.value?.count ?? 0
                places &+= record.offset.rawValue &+ Int64(record.partition.rawValue)
            case .idle:
                idlePolls += 1
                guard idlePolls <= Self.patience else { throw MeasurementError("no message came for 30 s") }
            default:
                break
            }
        }
        guard bytes == Int(count) * Benchmark.valueSize, places >= 0 else {
            throw MeasurementError("the messages are not those that were sent")
        }
        stopwatch.printMeasurement(of: count)
        consumer.close(timeout: .seconds(5))
    }

    private func assignAll() throws(KafkaError) {
        var offsets: [TopicPartition: Offset?] = [:]
        for number in 0..<Benchmark.consumedPartitions {
            offsets[TopicPartition(Benchmark.topic, Partition(rawValue: number))] = .beginning
        }
        try consumer.assign(offsets)
    }
}
