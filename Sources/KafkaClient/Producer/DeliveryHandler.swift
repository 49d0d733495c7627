/// Receives the fate of each message.
public protocol DeliveryHandler: AnyObject {
    /// Called once for every message that was sent, on the thread that polls, flushes or closes the producer.
    ///
    /// The report is valid during the call only. Sending from here is allowed, polling is not.
    func delivered(_ report: borrowing DeliveryReport)
}
