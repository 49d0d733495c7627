import KafkaClient
import Units

/// Sends messages as fast as it can and waits for their delivery reports.
struct ProduceMeasurement {
    private let producer: Producer
    private let topic: ProducerTopic
    private let tally = DeliveryTally()
    private let value = [UInt8](repeating: UInt8(ascii: "x"), count: Benchmark.valueSize)
    private let count: Int64

    /// How many messages lie between two polls for delivery reports.
    private static let pollInterval: Int64 = 64

    init(_ bootstrap: String, count: Int64) throws {
        producer = try Producer(configuration: Benchmark.producer(bootstrap), deliveryHandler: tally)
        topic = try producer.prepare(Benchmark.topic)
        self.count = count
    }

    func run(withHeaders: Bool) throws {
        try value.withUnsafeBytes { value in
            try producer.send(value, to: topic)
            producer.flush(timeout: .seconds(10))
            let stopwatch = Stopwatch()
            if withHeaders {
                try sendAllWithHeaders(value)
            } else {
                try sendAll(value)
            }
            producer.flush(timeout: .seconds(60))
            guard tally.handled == count + 1 else { throw MeasurementError("not every message was delivered") }
            stopwatch.printMeasurement(of: count)
        }
        producer.close(timeout: .seconds(1))
    }

    private func sendAll(_ value: UnsafeRawBufferPointer) throws(KafkaError) {
        for number in 0..<count {
            try retryingWhileFull { () throws(KafkaError) in
                try producer.send(value, to: topic, token: DeliveryToken(rawValue: UInt(number)))
            }
            if number % Self.pollInterval == 0 { producer.poll() }
        }
    }

    private func sendAllWithHeaders(_ value: UnsafeRawBufferPointer) throws(KafkaError) {
        var headers = RecordHeaders()
        for number in 0..<count {
            appendIdentity(number, value, to: &headers)
            try retryingWhileFull { () throws(KafkaError) in
                try producer.send(
                    value,
                    headers: &headers,
                    to: topic,
                    token: DeliveryToken(rawValue: UInt(number))
                )
            }
            if number % Self.pollInterval == 0 { producer.poll() }
        }
    }

    /// The five headers by which the pipeline's messages identify themselves.
    private func appendIdentity(_ number: Int64, _ value: UnsafeRawBufferPointer, to headers: inout RecordHeaders) {
        withUnsafeBytes(of: number) { number in
            headers.append("run.id", UnsafeRawBufferPointer(rebasing: value[..<16]))
            headers.append("instance", UnsafeRawBufferPointer(rebasing: value[..<4]))
            headers.append("sequence", number)
            headers.append("sent.at", number)
            headers.append("schema.id", UnsafeRawBufferPointer(rebasing: value[..<4]))
        }
    }

    @inline(__always)
    private func retryingWhileFull(_ send: () throws(KafkaError) -> Void) throws(KafkaError) {
        while true {
            do {
                return try send()
            } catch {
                guard error.code == .queueFull else { throw error }
                producer.poll(timeout: .milliseconds(10))
            }
        }
    }
}

/// Looks at every delivery report, as the producer program does.
///
/// Counts behind a pointer: a class property pays an exclusivity check at every access, and this is called for every
/// message.
private final class DeliveryTally: DeliveryHandler {
    private struct Counts {
        var handled: Int64 = 0
        var tokens: UInt = 0
    }

    private let counts: UnsafeMutablePointer<Counts>

    init() {
        counts = .allocate(capacity: 1)
        counts.initialize(to: Counts())
    }

    deinit { counts.deallocate() }

    var handled: Int64 { counts.pointee.handled }

    func delivered(_ report: borrowing DeliveryReport) {
        if report.isDelivered { counts.pointee.handled += 1 }
        counts.pointee.tokens &+= report.token.rawValue
    }
}
