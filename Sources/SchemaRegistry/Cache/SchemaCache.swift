import Synchronization

/// What the client has learned. A number or GUID stands for one text for ever, so nothing here but the negative entries
/// grows old.
final class SchemaCache: Sendable {
    private struct State: Sendable {
        var texts: [SchemaKey: String] = [:]
        var registrations: [SubjectSchema: SchemaID] = [:]
        var lookUps: [SubjectSchema: RegisteredSchema] = [:]
        var unknown = NegativeCache()
    }

    private let state = Mutex(State())
    private let negativeCacheTime: Duration
    private let clock = ContinuousClock()

    init(negativeCacheTime: Duration) {
        self.negativeCacheTime = negativeCacheTime
    }

    func text(for key: SchemaKey) throws(RegistryError) -> String? {
        if let text = state.withLock({ $0.texts[key] }) { return text }
        let now = clock.now
        if let error = state.withLock({ $0.unknown.error(for: key, at: now) }) { throw error }
        return nil
    }

    func registration(_ key: SubjectSchema) -> SchemaID? { state.withLock { $0.registrations[key] } }

    func lookUp(_ key: SubjectSchema) -> RegisteredSchema? { state.withLock { $0.lookUps[key] } }

    func rememberUnknown(_ key: SchemaKey, _ error: RegistryError) {
        let deadline = clock.now + negativeCacheTime
        state.withLock { $0.unknown.remember(error, for: key, until: deadline) }
    }

    /// Keeps the text of a schema; a different text for a known key is an error, and the first one stays.
    @discardableResult
    func remember(_ text: String, for key: SchemaKey) throws(RegistryError) -> String {
        let first = state.withLock { state in
            state.unknown.forget(key)
            let first = state.texts[key] ?? text
            state.texts[key] = first
            return first
        }
        guard Self.isSame(first, text) else {
            throw RegistryError(.mismatch, reason: "the registry changed the text of a schema; the first one is kept")
        }
        return first
    }

    /// Keeps the number of a registered text; another number for the same text is an error, and the first one stays.
    func remember(_ id: SchemaID, for key: SubjectSchema) throws(RegistryError) {
        let first = state.withLock { state in
            let first = state.registrations[key] ?? state.lookUps[key]?.id ?? id
            state.registrations[key] = first
            return first
        }
        guard first == id else { throw Self.otherNumber }
    }

    /// Keeps a looked-up schema; another number for the same text is an error, and the first one stays.
    func remember(_ schema: RegisteredSchema, for key: SubjectSchema) throws(RegistryError) {
        let first = state.withLock { state in
            let first = state.registrations[key] ?? state.lookUps[key]?.id ?? schema.id
            if first == schema.id { state.lookUps[key] = schema }
            return first
        }
        guard first == schema.id else { throw Self.otherNumber }
    }

    private static let otherNumber = RegistryError(
        .mismatch,
        reason: "the registry changed the number of a schema; the first one is kept"
    )

    /// Servers may write the same schema with other white space or another order of attributes.
    private static func isSame(_ first: String, _ second: String) -> Bool {
        if first == second { return true }
        guard let left = try? JSONParser.parse(first), let right = try? JSONParser.parse(second) else { return false }
        return left.sortedByName == right.sortedByName
    }
}
