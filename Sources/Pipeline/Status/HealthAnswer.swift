import Units

/// What `/healthz` says.
struct HealthAnswer {
    /// Whether the process works: it is ready and its loop comes round.
    let isHealthy: Bool
    /// JSON of one object.
    let text: String

    init(_ status: ServiceStatus, now: Nanoseconds) {
        let snapshot = status.snapshot
        let silence = now - snapshot.lastBeat
        let isStuck = silence > ServiceStatus.patience
        isHealthy = snapshot.phase == .ready && !isStuck
        let word = isHealthy ? "ok" : isStuck && snapshot.phase == .ready ? "stuck" : snapshot.phase.rawValue
        text =
            EventValue.object([
                .init("status", .string(word)),
                .init("service", .string(status.service.name)),
                .init("instance", .string(status.instance)),
                .init("messages", .integer(snapshot.messages.rawValue)),
                .init("seconds_since_last_turn", .number(silence.seconds)),
            ]).text
    }
}
