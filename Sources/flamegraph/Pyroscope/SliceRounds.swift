import Analysis
import FlameReport
import Pipeline
import PyroscopeClient
import Units

/// A service's own counts, slice by slice, as the rounds of a comparison.
struct SliceRounds: Sendable {
    /// A round per slice.
    let rounds: [ServiceProfile.Round]
    /// What to know about the counts, a line each.
    private(set) var warnings: [String] = []

    /// Below this share of an instance's time there is something missing.
    private static let enough = 0.95

    /// Counts that the user gave for a whole window.
    init(total: MessageCount) {
        rounds = [.init(number: 1, messages: total)]
    }

    /// Sums records up.
    ///
    /// - Throws: `PipelineError`: `unavailable` when the service has no record in the window, `badData` when records of an
    ///   instance overlap.
    init(of service: String, in window: MeasuredWindow, records: [RunRecord]) throws(PipelineError) {
        let own = records.filter { $0.service == service }
        let work = window.slices.map { RecordedWork(own, in: $0) }
        guard work.contains(where: { !$0.coverage.isEmpty }) else {
            throw PipelineError(.unavailable, Self.absence(of: service, own: own, all: records))
        }
        if let instance = work.flatMap(\.overlapping).first {
            throw PipelineError(
                .badData,
                "the run records of \(instance.safeForTerminal) overlap, so its messages would be counted twice; "
                    + "give each service's log once, and services different instance names"
            )
        }
        rounds = work.enumerated().map { place, work in
            ServiceProfile.Round(
                number: place + 1,
                messages: MessageCount(Self.whole(work.messages)),
                userCPU: Nanoseconds(Self.whole(work.userCPU)),
                systemCPU: Nanoseconds(Self.whole(work.systemCPU))
            )
        }
        let instances = Set(work.flatMap(\.coverage.keys)).count
        let covered = work.reduce(0) { $0 + $1.coverage.values.reduce(0, +) }
        let share = covered / Double(instances * work.count)
        if share < Self.enough {
            warnings.append(
                "\(service): its run records cover \(Figures.percent(share)) of the window of its \(instances) instances; "
                    + "an instance started or ended within it, or records are missing"
            )
        }
    }

    private static func absence(of service: String, own: [RunRecord], all: [RunRecord]) -> String {
        let spans = own.compactMap(\.usableSpan)
        if let first = spans.map(\.start).min(), let last = spans.map(\.end).max() {
            return
                "no run record of \(service) lies in the window; its records are from \(DateTimeText.text(first)) to "
                + "\(DateTimeText.text(last)): move --from and --until"
        }
        let others = Set(all.map(\.service)).sorted().prefix(10).joined(separator: ", ").safeForTerminal
        return "there is no run record of \(service)"
            + (others.isEmpty ? "" : "; there are some of \(others)")
            + ": is it in continuous mode? Without records, give --messages-a and --messages-b"
    }

    private static func whole(_ value: Double) -> Int64 { Int64(min(value, 9e18).rounded()) }
}
