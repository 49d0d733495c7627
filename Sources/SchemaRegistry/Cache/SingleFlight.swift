import Dispatch
import Synchronization

/// Lets one thread do a piece of work while others that want the same result wait for it.
final class SingleFlight<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    /// One piece of work in progress.
    private final class Flight: Sendable {
        let group = DispatchGroup()
        let result = Mutex<Result<Value, RegistryError>?>(nil)
    }

    private let flights = Mutex<[Key: Flight]>([:])

    /// Runs `work`, or waits for the thread that runs it already for the same key and shares its outcome.
    func run(_ key: Key, work: () throws(RegistryError) -> Value) throws(RegistryError) -> Value {
        let (flight, isLeader) = join(key)
        guard isLeader else {
            flight.group.wait()
            guard let result = flight.result.withLock({ $0 }) else {
                throw RegistryError(.unavailable, isRetriable: true, reason: "another thread gave the request up")
            }
            return try result.get()
        }
        let result: Result<Value, RegistryError>
        do {
            result = .success(try work())
        } catch {
            result = .failure(error)
        }
        flight.result.withLock { $0 = result }
        flights.withLock { $0[key] = nil }
        flight.group.leave()
        return try result.get()
    }

    private func join(_ key: Key) -> (flight: Flight, isLeader: Bool) {
        flights.withLock { flights in
            if let flight = flights[key] { return (flight, false) }
            let flight = Flight()
            flight.group.enter()
            flights[key] = flight
            return (flight, true)
        }
    }
}
