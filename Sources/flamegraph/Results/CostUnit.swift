import Analysis
import FlameReport

/// The unit in which a table states costs: the same for all its rows, so that they can be compared at a glance.
struct CostUnit: Sendable {
    let name: String
    private let divisor: Double
    private let places: Int

    /// Nanoseconds while all costs are small, microseconds otherwise.
    init(for services: [ServiceResult]) {
        let largest = services.compactMap { $0.cost?.mean }.max() ?? 0
        (name, divisor, places) = largest < 1000 ? ("ns", 1, 0) : ("µs", 1000, 2)
    }

    /// A mean with half the width of its interval, where there is one.
    func estimate(_ estimate: Estimate?) -> String {
        guard let estimate else { return "–" }
        let mean = Figures.decimal(estimate.mean / divisor, places)
        return estimate.halfWidth.map { "\(mean) ± \(Figures.decimal($0 / divisor, places))" } ?? mean
    }

    /// A cost or a difference of costs.
    func value(_ nanoseconds: Double) -> String { Figures.decimal(nanoseconds / divisor, places) }
}
