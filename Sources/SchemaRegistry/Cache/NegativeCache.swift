/// Remembers for a while that a schema is unknown, so that one bad number cannot hammer the registry.
struct NegativeCache: Sendable {
    private struct Entry: Sendable {
        var error: RegistryError
        var deadline: ContinuousClock.Instant
    }

    /// A stream of made-up numbers must not grow the memory without limit.
    static let capacity = 1024

    private var entries: [SchemaKey: Entry] = [:]

    var count: Int { entries.count }

    mutating func error(for key: SchemaKey, at now: ContinuousClock.Instant) -> RegistryError? {
        guard let entry = entries[key] else { return nil }
        guard entry.deadline > now else {
            entries[key] = nil
            return nil
        }
        return entry.error
    }

    mutating func remember(_ error: RegistryError, for key: SchemaKey, until deadline: ContinuousClock.Instant) {
        if entries.count >= Self.capacity, entries[key] == nil, let victim = entries.keys.first {
            entries[victim] = nil
        }
        entries[key] = Entry(error: error, deadline: deadline)
    }

    mutating func forget(_ key: SchemaKey) { entries[key] = nil }
}
