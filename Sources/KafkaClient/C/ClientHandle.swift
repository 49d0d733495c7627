internal import CRdKafka
internal import Dispatch

/// Owns one `rd_kafka_t` and the context that its callbacks write to.
///
/// Move-only, so the client is destroyed exactly once; the context is released after that, so no callback can see a
/// freed one.
struct ClientHandle: ~Copyable {
    let pointer: OpaquePointer
    /// Retained here, released after the client is destroyed; unmanaged because only then can `destroy` consume the
    /// handle.
    private let context: Unmanaged<ClientContext>

    /// How long the net of `deinit` waits; an owner that closes explicitly names its own time.
    private static let patience = Duration.seconds(5)

    /// - Throws: `configuration` for refused settings, `client` when the library cannot make the client.
    init(
        _ type: rd_kafka_type_t,
        properties: [String: String],
        allowsInsecure: Bool,
        context: ClientContext,
        configure: (OpaquePointer) -> Void = { _ in }
    ) throws(KafkaError) {
        try SafetyRules.check(properties, allowsInsecure: allowsInsecure)
        let configuration = try ConfigurationHandle(properties)
        context.register(on: configuration.pointer)
        configure(configuration.pointer)
        let problem = crdkafka_conf_set_profilable(configuration.pointer)
        guard problem == RD_KAFKA_RESP_ERR_NO_ERROR else {
            throw KafkaError(.configuration, reason: "the client's threads cannot be made profilable")
        }
        var message = [CChar](repeating: 0, count: 512)
        guard let pointer = rd_kafka_new(type, configuration.pointer, &message, message.count) else {
            let text = message.withUnsafeBufferPointer { String(nullTerminated: $0) }
            // The library has freed the configuration's interceptor already and would free it again (2.0.2), so what is left
            // of the configuration is left behind.
            _ = configuration.release()
            let explanation = context.logger.redacted(text) + Self.paths(in: properties, mentionedBy: text)
            throw KafkaError(.configuration, reason: "no client can be made: \(explanation)")
        }
        _ = configuration.release()
        self.pointer = pointer
        self.context = Unmanaged.passRetained(context)
    }

    deinit {
        _ = Self.destroy(pointer, releasing: context, within: Self.patience)
    }

    /// The file names that an error is about; the library tells only which setting they stand in.
    private static func paths(in properties: [String: String], mentionedBy text: String) -> String {
        properties.filter { $0.key.hasSuffix(".location") && text.contains($0.key) }
            .sorted { $0.key < $1.key }
            .map { " (\($0.key)=\($0.value))" }
            .joined()
    }

    /// Destroys the client.
    ///
    /// - Returns: `false` when the library did not finish in time; the client is then left behind on a thread of its
    ///   own that finishes if ever the library does.
    consuming func destroy(within timeout: Duration) -> Bool {
        let isDestroyed = Self.destroy(pointer, releasing: context, within: timeout)
        discard self
        return isDestroyed
    }

    /// `rd_kafka_destroy` waits without limit for whatever still refers to the client, and hangs in 2.0.2 even
    /// without that (librdkafka 4187, 4486, 4724). So it runs on a thread of its own, and the caller waits only so
    /// long. The flag leaves out the consumer's close, which has its own limit in `Consumer.close`.
    private static func destroy(
        _ pointer: OpaquePointer,
        releasing context: Unmanaged<ClientContext>,
        within timeout: Duration
    ) -> Bool {
        let remains = Remains(pointer: pointer, context: context)
        let done = DispatchSemaphore(value: 0)
        DispatchQueue(label: "kafka-destroy").async {
            rd_kafka_destroy_flags(remains.pointer, Int32(RD_KAFKA_DESTROY_F_NO_CONSUMER_CLOSE))
            remains.context.release()
            done.signal()
        }
        return done.wait(timeout: .now() + .milliseconds(Int(timeout.timeoutMilliseconds))) == .success
    }

    /// Carries a client to the thread that destroys it.
    private struct Remains: @unchecked Sendable {
        // @unchecked: the library allows any thread to destroy a client, and the context is only kept alive there.
        let pointer: OpaquePointer
        let context: Unmanaged<ClientContext>
    }
}
