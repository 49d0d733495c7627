import Pipeline
import PyroscopeClient
import Units

/// What a service's run records say of a window: the sum over its instances.
///
/// A record that lies in the window in part counts by that part, as if the work had gone on steadily.
struct RecordedWork: Sendable, Equatable {
    private(set) var messages = 0.0
    /// In nanoseconds.
    private(set) var userCPU = 0.0
    /// In nanoseconds.
    private(set) var systemCPU = 0.0
    /// Of each instance that has a record here, the share of the window that its records cover.
    private(set) var coverage: [String: Double] = [:]

    /// Sums records up.
    ///
    /// - Parameters:
    ///   - records: A service's; those without a span, or with figures that cannot be, are left out.
    ///   - window: When.
    init(_ records: [RunRecord], in window: TimeWindow) {
        for record in records {
            guard let span = record.usableSpan else { continue }
            let overlap = min(span.end, window.end).rawValue - max(span.start, window.start).rawValue
            guard overlap > 0 else { continue }
            let share = Double(overlap) / Double((span.end - span.start).rawValue)
            messages += Double(record.messages.rawValue) * share
            userCPU += Double(record.userCPU.rawValue) * share
            systemCPU += Double(record.systemCPU.rawValue) * share
            coverage[record.instance, default: 0] += Double(overlap) / Double(window.duration.rawValue)
        }
    }

    /// Instances whose records overlap each other: their messages would be counted twice.
    var overlapping: [String] { coverage.filter { $0.value > 1.01 }.keys.sorted() }
}

extension RunRecord {
    /// When the counts were made; `nil` where the record does not tell, or its figures cannot be.
    var usableSpan: RoundWindow? {
        let largest: Int64 = 1_000_000_000_000_000_000
        let figures = [messages.rawValue, userCPU.rawValue, systemCPU.rawValue]
        guard let wallClock, wallClock.start > .zero, wallClock.start < wallClock.end,
            wallClock.end < .seconds(7_258_118_400), figures.allSatisfy({ (0...largest).contains($0) })
        else { return nil }
        return wallClock
    }
}
