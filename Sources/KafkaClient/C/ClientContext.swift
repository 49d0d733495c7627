internal import CRdKafka

/// What the callbacks of one client need; librdkafka holds an unretained pointer to it.
///
/// Not `Sendable` as a whole: only `logger` is used on threads of the library, everything else on the thread that
/// polls.
class ClientContext {
    let logger: ClientLogger
    let statisticsHandler: (@Sendable (ClientStatistics) -> Void)?
    let errorHandler: (@Sendable (KafkaError) -> Void)?
    /// The first failure that the client cannot recover from by itself, until it is thrown to the application.
    var pendingError: KafkaError?

    init(_ configuration: KafkaConfiguration) {
        logger = ClientLogger(configuration)
        statisticsHandler = configuration.statisticsHandler
        errorHandler = configuration.errorHandler
    }

    /// Registers the callbacks common to all clients.
    final func register(on configuration: OpaquePointer) {
        rd_kafka_conf_set_opaque(configuration, Unmanaged.passUnretained(self).toOpaque())
        rd_kafka_conf_set_log_cb(configuration, logCallback)
        rd_kafka_conf_set_error_cb(configuration, errorCallback)
        if statisticsHandler != nil {
            rd_kafka_conf_set_stats_cb(configuration, statisticsCallback)
        }
    }

    /// Sorts a client-level error: what needs the application is kept to be thrown, the rest is told.
    fileprivate final func handle(_ error: KafkaError) {
        if error.isFatal || error.code == .authentication || error.code == .authorization {
            pendingError = pendingError ?? error
        }
        errorHandler?(error)
    }
}

/// The part of a context that any thread may use.
struct ClientLogger: Sendable {
    let handler: LogHandler?
    let minimumLevel: LogLevel
    let secrets: [String]

    init(_ configuration: KafkaConfiguration) {
        handler = configuration.logHandler
        minimumLevel = configuration.minimumLogLevel
        secrets = configuration.secrets
    }

    func log(level: Int32, facility: UnsafePointer<CChar>?, text: UnsafePointer<CChar>?) {
        guard let handler, level <= minimumLevel.rawValue else { return }
        handler(
            LogLine(
                level: LogLevel(rawValue: level) ?? .debug,
                facility: facility.map { String(cString: $0) } ?? "",
                text: redacted(text.map { String(cString: $0) } ?? "")
            )
        )
    }

    func redacted(_ text: String) -> String {
        secrets.reduce(text) { $0.replacing($1, with: "<redacted>") }
    }
}

// The closures capture nothing, as C demands; their state comes through the opaque pointer, which outlives the client.

private let logCallback: @convention(c) (OpaquePointer?, Int32, UnsafePointer<CChar>?, UnsafePointer<CChar>?) -> Void =
    { client, level, facility, text in
        guard let client, let opaque = rd_kafka_opaque(client) else { return }
        let logger = Unmanaged<ClientContext>.fromOpaque(opaque)._withUnsafeGuaranteedRef { $0.logger }
        logger.log(level: level, facility: facility, text: text)
    }

private let errorCallback:
    @convention(c) (OpaquePointer?, Int32, UnsafePointer<CChar>?, UnsafeMutableRawPointer?) -> Void =
        { client, code, reason, opaque in
            guard let client, let opaque else { return }
            let context = Unmanaged<ClientContext>.fromOpaque(opaque).takeUnretainedValue()
            var response = KafkaResponseCode(rawValue: code)
            if response == .fatal, let fatal = ClientContext.fatalError(of: client) {
                context.handle(fatal)
                return
            }
            if response == .none { response = KafkaResponseCode(RD_KAFKA_RESP_ERR_UNKNOWN) }
            let error = KafkaError(response, fallback: .client, context: "client")
            let text = context.logger.redacted(reason.map { String(cString: $0) } ?? error.reason)
            context.handle(error.withReason(text))
        }

private let statisticsCallback:
    @convention(c) (OpaquePointer?, UnsafeMutablePointer<CChar>?, Int, UnsafeMutableRawPointer?) -> Int32 =
        { _, text, count, opaque in
            guard let text, let opaque else { return 0 }
            let context = Unmanaged<ClientContext>.fromOpaque(opaque).takeUnretainedValue()
            if let statistics = ClientStatistics(json: UnsafeRawBufferPointer(start: text, count: count)) {
                context.statisticsHandler?(statistics)
            }
            return 0  // the library frees the text
        }

extension ClientContext {
    /// The fatal error that a client has raised, with the underlying code, if any.
    static func fatalError(of client: OpaquePointer) -> KafkaError? {
        var text = [CChar](repeating: 0, count: 512)
        let code = KafkaResponseCode(rd_kafka_fatal_error(client, &text, text.count))
        guard code != .none else { return nil }
        return KafkaError(
            KafkaError.Code(code) ?? .client,
            response: code,
            reason: text.withUnsafeBufferPointer { String(nullTerminated: $0) },
            isFatal: true
        )
    }
}
