internal import CRdKafka

extension KafkaResponseCode {
    init(_ code: rd_kafka_resp_err_t) {
        self.init(rawValue: code.rawValue)
    }

    var native: rd_kafka_resp_err_t { rd_kafka_resp_err_t(rawValue: rawValue) }

    /// The library's name and explanation of the code; both are static strings of the library.
    var explanation: String { String(cString: rd_kafka_err2str(native)) }
}

extension KafkaResponseCode: CustomStringConvertible {
    /// The library's name of the code, for instance `_TRANSPORT` or `NOT_COORDINATOR`.
    public var description: String { String(cString: rd_kafka_err2name(native)) }
}
