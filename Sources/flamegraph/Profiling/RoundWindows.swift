import Pipeline
import ProfileModel
import Units

/// To which service, instance and round a sample belongs, by its process and its time.
///
/// What lies outside every round is nobody's: the warm-up, the pauses between rounds, start and end.
struct RoundWindows: Sendable {
    private struct Span: Sendable {
        var window: RoundWindow
        var round: Int
    }

    private struct Instance: Sendable {
        var labels: Labels
        /// In the order of time; rounds of an instance do not overlap.
        var spans: [Span]
    }

    private var instances: [Int32: Instance] = [:]

    /// Takes in an instance's process and the records of its counted rounds.
    mutating func add(_ service: Service, instance: String, runID: String, process: Int32, records: [RunRecord]) {
        var labels = Labels()
        labels[Labels.Key.scenario] = service.scenario
        labels[Labels.Key.variant] = service.variant
        labels[Labels.Key.role] = service.role.rawValue
        labels[Labels.Key.service] = service.name
        labels[Labels.Key.instance] = instance
        labels[Labels.Key.run] = runID
        let spans = records.flatMap { record in record.windows.map { Span(window: $0, round: record.round) } }
        instances[process] = Instance(labels: labels, spans: spans.sorted { $0.window.start < $1.window.start })
    }

    /// The labels of a sample; `nil` when it belongs to no round.
    func labels(process: Int32, thread: String, time: Nanoseconds) -> Labels? {
        guard let instance = instances[process], let round = round(at: time, of: instance) else { return nil }
        var labels = instance.labels
        labels[Labels.Key.thread] = thread
        labels[Labels.Key.round] = String(round)
        return labels
    }

    private func round(at time: Nanoseconds, of instance: Instance) -> Int? {
        var low = 0
        var high = instance.spans.count
        while low < high {
            let middle = (low + high) / 2
            if instance.spans[middle].window.end < time { low = middle + 1 } else { high = middle }
        }
        guard low < instance.spans.count, instance.spans[low].window.start <= time else { return nil }
        return instance.spans[low].round
    }
}
