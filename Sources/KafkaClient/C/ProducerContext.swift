internal import CRdKafka

/// The counters and the flag that sending touches; behind a plain pointer, because a class property would pay an
/// exclusivity check for every message.
struct ProducerState {
    var sent: Int64 = 0
    var delivered: Int64 = 0
    var failed: Int64 = 0
    var isClosed = false
}

/// What a producer's callbacks need.
final class ProducerContext: ClientContext {
    let state: UnsafeMutablePointer<ProducerState>
    let deliveryHandler: (any DeliveryHandler)?

    init(_ configuration: KafkaConfiguration, deliveryHandler: (any DeliveryHandler)?) {
        state = .allocate(capacity: 1)
        state.initialize(to: ProducerState())
        self.deliveryHandler = deliveryHandler
        super.init(configuration)
    }

    deinit {
        state.deinitialize(count: 1)
        state.deallocate()
    }

    func registerDelivery(on configuration: OpaquePointer) {
        rd_kafka_conf_set_dr_msg_cb(configuration, deliveryCallback)
    }

    fileprivate func report(_ message: UnsafePointer<rd_kafka_message_t>) {
        if message.pointee.err == RD_KAFKA_RESP_ERR_NO_ERROR {
            state.pointee.delivered &+= 1
        } else {
            state.pointee.failed &+= 1
        }
        deliveryHandler?.delivered(DeliveryReport(message: message))
    }
}

private let deliveryCallback:
    @convention(c) (OpaquePointer?, UnsafePointer<rd_kafka_message_t>?, UnsafeMutableRawPointer?) -> Void =
        { _, message, opaque in
            guard let message, let opaque else { return }
            // The client keeps its context alive, so no reference has to be counted for each message.
            Unmanaged<ProducerContext>.fromOpaque(opaque)._withUnsafeGuaranteedRef { $0.report(message) }
        }
