import KafkaClient

/// Keeps what the reports say.
final class DeliveryRecorder: DeliveryHandler {
    struct Failure: Equatable {
        var token: UInt
        var code: KafkaError.Code
        var response: KafkaResponseCode
        var status: DeliveryReport.Status
    }

    var deliveredTokens: [UInt] = []
    var offsets: [Offset] = []
    var failures: [Failure] = []
    var topics: Set<Topic> = []

    func delivered(_ report: borrowing DeliveryReport) {
        topics.insert(report.topic)
        guard let error = report.error else {
            deliveredTokens.append(report.token.rawValue)
            offsets.append(report.offset)
            return
        }
        failures.append(
            Failure(token: report.token.rawValue, code: error.code, response: error.response, status: report.status)
        )
    }
}
