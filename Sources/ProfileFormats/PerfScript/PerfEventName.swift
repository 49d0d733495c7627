/// The name of a perf event, such as `cpu-clock:pppH`.
public struct PerfEventName: Sendable, Hashable {
    /// As perf writes it.
    public var raw: String
    /// Without modifiers: `cpu-clock`, `cpu/cycles/`, `sched:sched_switch`.
    public var name: String
    /// The modifiers, such as `pppH`; empty when there are none.
    public var modifiers: String

    /// The letters that perf knows as modifiers (perf-list(1), EVENT MODIFIERS).
    private static let letters: Set<Character> = Set("ukhIGHpPSDWeb")

    /// Takes a name apart.
    public init(raw: String) {
        self.raw = raw
        guard let cut = Self.cut(raw) else {
            name = raw
            modifiers = ""
            return
        }
        name = String(raw[..<cut.end])
        modifiers = String(raw[cut.start...])
    }

    /// Whether only user code was sampled; `nil` when the modifiers do not tell.
    var isUserOnly: Bool? {
        if modifiers.contains("u") { return !modifiers.contains("k") }
        return modifiers.contains("k") ? false : nil
    }

    /// Whether its periods are nanoseconds of CPU time: those of the kernel's two software clocks.
    var isClock: Bool { name == "cpu-clock" || name == "task-clock" }

    /// Where the name ends and the modifiers start: after the last colon, or after the last slash of `pmu/event/`.
    private static func cut(_ raw: String) -> (end: String.Index, start: String.Index)? {
        guard let place = raw.lastIndex(where: { $0 == ":" || $0 == "/" }), place > raw.startIndex else { return nil }
        let start = raw.index(after: place)
        let letters = raw[start...]
        guard !letters.isEmpty, letters.allSatisfy({ Self.letters.contains($0) }) else { return nil }
        if raw[place] == ":" { return (place, start) }
        return raw[..<place].contains("/") ? (start, start) : nil
    }
}
