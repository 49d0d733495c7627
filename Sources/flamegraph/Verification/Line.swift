import Pipeline

/// A production line of one run: what feeds a consumer service, and what stands between.
struct Line: Hashable, Comparable {
    /// The run's id; empty when the consumer takes every run.
    let run: String
    /// The name without the role, `<scenario>-<variant>`.
    let name: String
    private let consumer: String

    /// The line that ends at a consumer.
    init(_ consumer: Participant) {
        run = consumer.id.run
        self.consumer = consumer.id.service
        name = Self.withoutRole(consumer.id.service)
    }

    static func < (left: Line, right: Line) -> Bool { (left.run, left.name) < (right.run, right.name) }

    /// Whether that producer's messages should come out at the line's end.
    func isFed(by producer: Participant.ID) -> Bool {
        guard run.isEmpty || producer.run == run else { return false }
        if Self.withoutRole(producer.service) == name { return true }
        return Catalogue.all.contains { scenario in
            scenario.feed?.name == producer.service && scenario.services.contains { $0.name == consumer }
        }
    }

    /// Whether that process stands in the line, feed not included.
    func includes(_ participant: Participant.ID) -> Bool {
        participant.run == run && Self.withoutRole(participant.service) == name
    }

    private static func withoutRole(_ service: String) -> String {
        service.lastIndex(of: "-").map { String(service[..<$0]) } ?? service
    }
}
