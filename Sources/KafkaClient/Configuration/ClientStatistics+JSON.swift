private import FoundationEssentials
internal import Units

extension ClientStatistics {
    /// Reads what the library emits; `nil` when it is not the JSON object that its documentation describes.
    init?(json: UnsafeRawBufferPointer) {
        // Copied because the decoder wants `Data`; once in a statistics interval.
        guard let wire = try? JSONDecoder().decode(Wire.self, from: Data(json)) else { return nil }
        self.init(
            name: wire.name,
            queuedMessages: MessageCount(rawValue: wire.msg_cnt ?? 0),
            queuedBytes: Bytes(rawValue: wire.msg_size ?? 0),
            pendingEvents: wire.replyq ?? 0,
            transmittedMessages: MessageCount(rawValue: wire.txmsgs ?? 0),
            transmittedBytes: Bytes(rawValue: wire.txmsg_bytes ?? 0),
            receivedMessages: MessageCount(rawValue: wire.rxmsgs ?? 0),
            receivedBytes: Bytes(rawValue: wire.rxmsg_bytes ?? 0),
            requests: wire.tx ?? 0,
            brokers: (wire.brokers ?? [:]).values.map(\.broker).sorted { $0.id < $1.id },
            topics: (wire.topics ?? [:]).values.map(\.summary).sorted { $0.name < $1.name }
        )
    }
}

// The names are those of the library's JSON.
// swift-format-ignore: AlwaysUseLowerCamelCase
private struct Wire: Decodable {
    var name: String
    var replyq, msg_cnt, msg_size, tx, txmsgs, txmsg_bytes, rxmsgs, rxmsg_bytes: Int64?
    var brokers: [String: WireBroker]?
    var topics: [String: WireTopic]?
}

// swift-format-ignore: AlwaysUseLowerCamelCase
private struct WireBroker: Decodable {
    var nodeid: Int32
    var state: String
    var outbuf_msg_cnt, waitresp_msg_cnt, txretries: Int64?
    var int_latency, outbuf_latency, rtt, throttle: WireWindow?

    var broker: ClientStatistics.Broker {
        ClientStatistics.Broker(
            id: nodeid,
            state: state,
            outputQueueMessages: MessageCount(rawValue: outbuf_msg_cnt ?? 0),
            inFlightMessages: MessageCount(rawValue: waitresp_msg_cnt ?? 0),
            internalLatency: int_latency?.window,
            outputBufferLatency: outbuf_latency?.window,
            roundTrip: rtt?.window,
            throttle: throttle?.window,
            retries: txretries ?? 0
        )
    }
}

// swift-format-ignore: AlwaysUseLowerCamelCase
private struct WireTopic: Decodable {
    var topic: String
    var batchsize, batchcnt: WireWindow?
    var partitions: [String: WirePartition]?

    var summary: ClientStatistics.Topic {
        ClientStatistics.Topic(
            name: topic,
            batchSize: batchsize?.window,
            batchCount: batchcnt?.window,
            consumerLag: MessageCount((partitions ?? [:]).values.reduce(0) { $0 + max(0, $1.consumer_lag ?? 0) })
        )
    }
}

// swift-format-ignore: AlwaysUseLowerCamelCase
private struct WirePartition: Decodable {
    var consumer_lag: Int64?
}

private struct WireWindow: Decodable {
    var min, max, avg, p50, p99, cnt: Int64

    var window: ClientStatistics.Window {
        ClientStatistics.Window(
            minimum: min,
            maximum: max,
            average: avg,
            median: p50,
            percentile99: p99,
            count: cnt
        )
    }
}
