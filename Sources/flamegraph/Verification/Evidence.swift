import Pipeline

/// Event lines taken in one by one, from files or as processes write them.
struct Evidence: Sendable {
    private(set) var participants: [Participant.ID: Participant] = [:]
    /// What could not be read, with the place.
    private(set) var unreadable: [String] = []

    /// Takes in one line; an empty one means nothing.
    mutating func read(_ line: some StringProtocol, from place: @autoclosure () -> String) {
        guard !line.allSatisfy(\.isWhitespace) else { return }
        guard let event = try? EventLine(json: line) else {
            unreadable.append("\(place()): no event line, or only a part of one")
            return
        }
        read(event)
    }

    /// Takes in one event.
    mutating func read(_ event: EventLine) {
        let id = Participant.ID(
            run: event.run ?? "",
            service: event.service ?? "",
            instance: event.instance ?? ""
        )
        participants[id, default: Participant(id: id)].read(event)
    }

    /// The processes of one role, in the order of their names.
    func participants(of role: Role) -> [Participant] {
        participants.values.filter { $0.role == role }.sorted { $0.id < $1.id }
    }
}
