import Units

/// What a consumer concludes at the end.
struct DeliveryVerdict {
    enum Conclusion: String {
        /// Every message arrived, in order, once.
        case allRecordsDelivered = "ALL-RECORDS-DELIVERED"
        /// A message was lost, or arrived twice.
        case deliveryViolated = "DELIVERY-VIOLATED"
        /// The consumer was stopped, or resumed from a committed offset, and did not see the whole run.
        case notEnoughEvidence = "NOT-ENOUGH-EVIDENCE"
    }

    var delivered: MessageCount
    var lost: MessageCount
    var duplicated: MessageCount
    var outOfOrder: MessageCount
    var rejected: MessageCount
    /// Not arrived, and perhaps still under way.
    var pending: MessageCount
    /// Whether the consumer saw the run from its beginning to its end.
    var isWhole: Bool

    /// Lost messages condemn a run even when only a part of it was seen.
    var conclusion: Conclusion {
        if lost > .zero || duplicated > .zero || outOfOrder > .zero { return .deliveryViolated }
        return isWhole ? .allRecordsDelivered : .notEnoughEvidence
    }

    /// The line for people.
    var line: String {
        "\(conclusion.rawValue) delivered=\(delivered) lost=\(lost) duplicated=\(duplicated) "
            + "out-of-order=\(outOfOrder) rejected=\(rejected)"
            + (pending > .zero ? " pending=\(pending)" : "")
    }

    /// The fields of its event line.
    var fields: [EventValue.Field] {
        [
            .init("verdict", .string(conclusion.rawValue)),
            .init("delivered", .integer(delivered.rawValue)),
            .init("lost", .integer(lost.rawValue)),
            .init("duplicated", .integer(duplicated.rawValue)),
            .init("out_of_order", .integer(outOfOrder.rawValue)),
            .init("rejected", .integer(rejected.rawValue)),
            .init("pending", .integer(pending.rawValue)),
        ]
    }
}
