import ProfileModel
import Units

/// The events of a text: which one is kept, and how much of the others is left out.
struct PerfEvents {
    /// More names than a text of perf has are put together under `…`.
    private static let mostNames = 100

    /// The event that is kept; `nil` before the first sample.
    private(set) var chosen: PerfEventName?
    /// Samples of other events, by the events' names.
    private(set) var others: [String: SampleCount] = [:]

    private let requested: String?
    private var names = ByteInterner()
    private var events: [PerfEventName] = []
    private var areChosen: [Bool] = []

    init(requested: String?) {
        self.requested = requested
    }

    /// The event of a sample if it is the one to keep.
    mutating func chosen(_ raw: UnsafeRawBufferPointer) -> PerfEventName? {
        let number = number(of: raw)
        if areChosen[number] { return events[number] }
        let name = events[number].name
        let key = others[name] != nil || others.count < Self.mostNames ? name : "…"
        others[key, default: .zero] = others[key, default: .zero] + 1
        return nil
    }

    private mutating func number(of raw: UnsafeRawBufferPointer) -> Int {
        let (number, isNew) = names.intern(raw)
        guard isNew else { return number }
        let event = PerfEventName(raw: raw.text)
        let isChosen =
            requested.map { $0 == event.raw || $0 == event.name } ?? (chosen.map { $0.name == event.name } ?? true)
        if isChosen, chosen == nil { chosen = event }
        events.append(event)
        areChosen.append(isChosen)
        return number
    }
}
