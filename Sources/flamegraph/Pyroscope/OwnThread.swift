import Foundation
import Pipeline

/// Does what blocks on a thread of its own: the few threads of the cooperative pool have others to serve.
enum OwnThread {
    /// Runs the work and waits for it without blocking a thread of the pool.
    ///
    /// - Throws: What the work throws.
    static func run<Value: Sendable>(
        _ work: @escaping @Sendable () throws(PipelineError) -> Value
    ) async throws(PipelineError) -> Value {
        let outcome = await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(returning: Result { () throws(PipelineError) in try work() })
            }
        }
        return try outcome.get()
    }
}
