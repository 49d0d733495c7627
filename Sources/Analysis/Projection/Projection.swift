/// How many cores a service keeps busy at a rate of messages, if a message goes on costing what it did: cores = cost · rate /
/// 1e9, because a core has a thousand million nanoseconds of CPU time a second.
public struct Projection: Sendable, Equatable, Codable {
    /// Messages per second.
    public var rate: Double
    /// Cores at this rate.
    public var cores: Double
    /// The lower limit of the 95 % interval, not below 0; `nil` for a single round.
    public var lowerLimit: Double?
    /// The upper limit of the 95 % interval; `nil` for a single round.
    public var upperLimit: Double?

    /// Projects a cost; `nil` when the rate is no positive number.
    ///
    /// - Parameters:
    ///   - cost: CPU nanoseconds per message.
    ///   - rate: Messages per second.
    public init?(of cost: Estimate, at rate: Double) {
        guard rate > 0, rate.isFinite else { return nil }
        let factor = rate / 1e9
        self.rate = rate
        cores = cost.mean * factor
        lowerLimit = cost.interval.map { max(0, $0.lowerBound) * factor }
        upperLimit = cost.interval.map { $0.upperBound * factor }
    }
}
