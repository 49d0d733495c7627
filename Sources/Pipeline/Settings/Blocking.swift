import Dispatch
import Synchronization

/// Waits on the calling thread for asynchronous work, before the synchronous role loop begins.
///
/// Only for a program's main thread: on a thread of the cooperative pool it could wait for itself.
enum Blocking {
    private final class Slot<Value: Sendable, Failure: Error>: Sendable {
        let outcome = Mutex<Result<Value, Failure>?>(nil)
        let isDone = DispatchSemaphore(value: 0)
    }

    static func wait<Value: Sendable, Failure: Error>(
        for work: @escaping @Sendable () async throws(Failure) -> Value
    ) throws(Failure) -> Value {
        let slot = Slot<Value, Failure>()
        Task.detached {
            let outcome: Result<Value, Failure>
            do throws(Failure) { outcome = .success(try await work()) } catch { outcome = .failure(error) }
            slot.outcome.withLock { $0 = outcome }
            slot.isDone.signal()
        }
        slot.isDone.wait()
        guard let outcome = slot.outcome.withLock({ $0 }) else {
            preconditionFailure("the semaphore is signalled only after the outcome is stored")
        }
        return try outcome.get()
    }
}
