import Units

/// Where a role learns when to work and how much.
protocol RoundSource: AnyObject {
    /// The next command if there is one; never waits.
    func next() -> ControlCommand?
    /// Whether no command will come any more.
    var isExhausted: Bool { get }
}

/// The rounds of a process that nobody supervises: the warm-up, then one after the other, or one that does not end.
final class StandaloneRounds: RoundSource {
    private let messages: MessageCount
    private let warmup: MessageCount
    private let last: Int?
    private var round: Int

    init(_ settings: RoleSettings) {
        messages = settings.isContinuous ? .endless : settings.messages
        warmup = settings.warmup
        round = settings.warmup > .zero ? 0 : 1
        switch settings.rounds {
        case .count(let count): last = count
        case .forever: last = nil
        }
    }

    func next() -> ControlCommand? {
        guard !isExhausted else { return nil }
        defer { round += 1 }
        return .round(round, messages: round == 0 ? warmup : messages)
    }

    var isExhausted: Bool { last.map { round > $0 } ?? false }
}

extension MessageCount {
    /// More messages than any process lives to see: the length of a round without end. Far from the largest number, so that
    /// a sum with it does not overflow.
    static let endless = MessageCount(rawValue: .max / 4)
}
