import Units

/// Tells twice a second how far a round has come.
struct ProgressReport {
    private static let interval = Nanoseconds.milliseconds(500)
    private var last = Nanoseconds.zero

    /// Writes an event if the last one is long enough ago.
    mutating func report(_ messages: MessageCount, of target: MessageCount, to events: EventWriter) {
        let now = Clock.monotonic()
        guard now - last >= Self.interval else { return }
        last = now
        events.write(
            .progress,
            [.init("messages", .integer(messages.rawValue)), .init("target", .integer(target.rawValue))]
        )
    }
}
