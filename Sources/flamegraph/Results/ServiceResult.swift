import Analysis
import Pipeline
import Units

/// What a run measured of one service.
struct ServiceResult: Sendable, Codable {
    /// One round over all instances.
    struct Round: Sendable, Codable {
        var round: Int
        var messages: MessageCount
        var bytes: Bytes
        var userCPU: Nanoseconds
        var systemCPU: Nanoseconds
        var wall: Nanoseconds
        /// CPU nanoseconds per message; `nil` for a round without messages.
        var cost: CostPerMessage?
        var latency: LatencySummary?
        var failures: FailureCounts
    }

    var service: String
    var role: Role
    var variant: String
    var replicas: Int
    var rounds: [Round] = []
    /// CPU nanoseconds per message over the rounds.
    var cost: Estimate?
    /// All rounds' messages.
    var messages = MessageCount.zero
    var bytesPerMessage: Double?
    var messagesPerSecond: Double?
    /// User mode's share of the CPU time, in 0...1.
    var userShare: Double?
    /// All rounds' latencies; `nil` where they would only show how long a backlog waited.
    var latency: LatencySummary?
    var failures = FailureCounts()
    /// The most memory that an instance held at the end of a round.
    var residentMemory = Bytes.zero

    /// Sums up a service's records.
    init(_ service: Service, replicas: Int, records: RecordCollection, order: Scenario.Order) {
        self.service = service.name
        role = service.role
        variant = service.variant
        self.replicas = replicas
        let isTimed = service.role == .producer || order == .live
        let rounds = records.rounds(of: service.name).compactMap { records.record(of: service.name, round: $0) }
        self.rounds = rounds.map { Self.round($0, isTimed: isTimed) }
        cost = Estimate(rounds.compactMap { $0.cost?.rawValue })
        var latencies: LatencyDistribution?
        var (bytes, user, system, wall) = (Bytes.zero, Nanoseconds.zero, Nanoseconds.zero, Nanoseconds.zero)
        for record in rounds {
            messages += record.messages
            bytes += record.bytes
            user += record.userCPU
            system += record.systemCPU
            wall += record.wall
            failures = failures + record.failures
            residentMemory = max(residentMemory, record.residentMemory)
            if isTimed, let latency = record.latency {
                if latencies == nil { latencies = latency } else { latencies?.merge(latency) }
            }
        }
        latency = LatencySummary(latencies)
        bytesPerMessage = Self.ratio(bytes.rawValue, messages.rawValue)
        messagesPerSecond = Self.ratio(messages.rawValue, wall.rawValue).map { $0 * 1e9 }
        userShare = Self.ratio(user.rawValue, (user + system).rawValue)
    }

    private static func round(_ record: RunRecord, isTimed: Bool) -> Round {
        Round(
            round: record.round,
            messages: record.messages,
            bytes: record.bytes,
            userCPU: record.userCPU,
            systemCPU: record.systemCPU,
            wall: record.wall,
            cost: record.cost,
            latency: isTimed ? LatencySummary(record.latency) : nil,
            failures: record.failures
        )
    }

    private static func ratio(_ part: Int64, _ whole: Int64) -> Double? {
        whole > 0 ? Double(part) / Double(whole) : nil
    }
}
