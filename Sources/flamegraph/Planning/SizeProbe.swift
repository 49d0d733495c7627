import KafkaClient
import Orders
import Pipeline
import Workload

/// Measures how large a scenario's records will be, by encoding some of the very orders the run will send.
struct SizeProbe: Sendable {
    var seed: UInt64
    var runID: String
    var sampleSize = 200

    /// The load on every topic of a scenario, for a size of payload.
    ///
    /// - Throws: `PipelineError` with the exit code `usage` when an order cannot be encoded at that size.
    func loads(of scenario: Scenario, payloadSize: Int) throws(PipelineError) -> [TopicLoad] {
        var loads: [TopicLoad] = []
        for service in scenario.services {
            guard let output = service.output else { continue }
            loads.append(try load(on: output.rawValue, from: service, in: scenario, payloadSize: payloadSize))
        }
        return loads
    }

    private func load(
        on topic: String,
        from service: Service,
        in scenario: Scenario,
        payloadSize: Int
    ) throws(PipelineError) -> TopicLoad {
        let source = scenario.feed ?? service
        let overhead = RecordOverhead.bytes(
            runID: runID,
            producer: source.name + "-1",
            processor: service.role == .processor ? service.name + "-12" : nil
        )
        var sizes: [Int] = []
        do {
            guard let codec = try CodecKind.named(service.codec)?.make() else {
                throw PipelineError(.software, "there is no codec \(service.codec)")
            }
            let processor = Self.processor(of: service)
            var generator = OrderGenerator(seed: seed, payloadSize: payloadSize)
            var buffer: [UInt8] = []
            for _ in 0..<sampleSize {
                let order = generator.next()
                buffer.removeAll(keepingCapacity: true)
                try codec.encode(try processor?.process(order) ?? order, into: &buffer)
                sizes.append(Self.schemaHeader + buffer.count + order.customerID.utf8.count + overhead)
            }
        } catch let error as PipelineError {
            throw error
        } catch {
            throw PipelineError(.usage, "orders with --payload-size \(payloadSize) cannot be encoded: \(error)")
        }
        let mean = Double(sizes.reduce(0, +)) / Double(max(1, sizes.count))
        return TopicLoad(topic: topic, mean: mean, largest: sizes.max() ?? 0)
    }

    /// The magic byte and the schema's id in front of a value.
    private static let schemaHeader = 5

    private static func processor(of service: Service) -> (any OrderProcessor)? {
        switch service.processing {
        case nil: nil
        case .simple: SimpleProcessor()
        case .complex: ComplexProcessor()
        case .busy, .busier: BusyProcessor(steps: 1)
        }
    }
}
