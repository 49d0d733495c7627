import Pipeline
import Units

/// The run records of a scenario, slices and replicas brought together.
struct RecordCollection: Sendable {
    private struct Key: Hashable {
        var service: String
        var round: Int
    }

    private var records: [Key: [String: RunRecord]] = [:]

    /// Takes in a record; further ones of the same instance and round are slices of that round.
    mutating func add(_ record: RunRecord) {
        let key = Key(service: record.service, round: record.round)
        let earlier = records[key]?[record.instance]
        records[key, default: [:]][record.instance] = earlier.map { Self.joinSlices($0, record) } ?? record
    }

    /// The counted rounds of a service, the warm-up not among them.
    func rounds(of service: String) -> [Int] {
        records.keys.filter { $0.service == service && $0.round > 0 }.map(\.round).sorted()
    }

    /// Every instance's records of the counted rounds of a service.
    func instanceRecords(of service: String) -> [RunRecord] {
        records.filter { $0.key.service == service && $0.key.round > 0 }
            .flatMap(\.value.values)
            .sorted { ($0.instance, $0.round) < ($1.instance, $1.round) }
    }

    /// A round of a service over all its instances; `nil` when there is no record of it.
    func record(of service: String, round: Int) -> RunRecord? {
        let instances = records[Key(service: service, round: round)] ?? [:]
        let ordered = instances.values.sorted { $0.instance < $1.instance }
        return ordered.dropFirst().reduce(ordered.first) { sum, record in sum.map { Self.joinReplicas($0, record) } }
    }

    /// Slices follow each other, so their times add up.
    private static func joinSlices(_ first: RunRecord, _ second: RunRecord) -> RunRecord {
        var sum = add(first, second)
        sum.wall = first.wall + second.wall
        sum.windows = first.windows + second.windows
        return sum
    }

    /// Replicas work side by side, so the slowest tells the time.
    private static func joinReplicas(_ first: RunRecord, _ second: RunRecord) -> RunRecord {
        var sum = add(first, second)
        sum.wall = max(first.wall, second.wall)
        return sum
    }

    private static func add(_ first: RunRecord, _ second: RunRecord) -> RunRecord {
        var sum = first
        sum.messages += second.messages
        sum.bytes += second.bytes
        sum.userCPU += second.userCPU
        sum.systemCPU += second.systemCPU
        sum.failures = first.failures + second.failures
        sum.residentMemory = max(first.residentMemory, second.residentMemory)
        if let latency = second.latency {
            if sum.latency == nil { sum.latency = latency } else { sum.latency?.merge(latency) }
        }
        return sum
    }
}
