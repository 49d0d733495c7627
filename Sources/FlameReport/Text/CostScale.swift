public import ProfileModel

/// The unit in which a table or a picture states costs per message: one for all of it, so that they can be compared at
/// a glance.
public struct CostScale: Sendable, Equatable {
    /// The unit's name: `ns`, `µs`, or the name of what was measured instead of CPU time.
    public let name: String
    /// What a cost is divided by to be in that unit.
    let divisor: Double
    /// How many decimals are shown.
    let places: Int

    /// So many decimals that three digits of the largest cost are shown: a count per message is mostly far below one.
    private static func places(for largest: Double) -> Int {
        var places = 0
        var value = abs(largest)
        while value > 0, value < 100, places < 9 {
            value *= 10
            places += 1
        }
        return places
    }

    /// Nanoseconds while all costs are small, microseconds otherwise; other units as they are.
    ///
    /// - Parameters:
    ///   - largest: The largest cost to show, in the unit given.
    ///   - unit: In what costs are measured.
    public init(largest: Double, unit: Measurement.Unit = .nanoseconds) {
        guard unit == .nanoseconds else {
            (name, divisor, places) = (unit.rawValue, 1, Self.places(for: largest))
            return
        }
        switch largest {
        case ..<10: (name, divisor, places) = ("ns", 1, 2)
        case ..<1000: (name, divisor, places) = ("ns", 1, 1)
        case ..<10_000: (name, divisor, places) = ("µs", 1000, 3)
        case ..<1_000_000: (name, divisor, places) = ("µs", 1000, 2)
        default: (name, divisor, places) = ("µs", 1000, 0)
        }
    }

    /// A cost.
    public func value(_ cost: Double) -> String { Figures.decimal(cost / divisor, places) }

    /// A difference of costs, with its sign.
    public func signed(_ difference: Double) -> String { Figures.signed(difference / divisor, places) }
}
