/// The range of offsets that a partition holds.
public struct Watermarks: Hashable, Sendable, Codable {
    /// The offset of the oldest record still there.
    public let low: Offset
    /// The offset that the next record will get.
    public let high: Offset

    /// Names a range.
    public init(low: Offset, high: Offset) {
        self.low = low
        self.high = high
    }
}
