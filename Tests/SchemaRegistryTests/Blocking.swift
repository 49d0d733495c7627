import Foundation
import RegistryServer
import SchemaRegistry
import Testing

/// Runs blocking code off the cooperative thread pool.
enum Blocking {
    static func run<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread { continuation.resume(with: Result { try body() }) }
        }
    }
}

/// Lends an embedded registry to a test.
enum EmbeddedServer {
    static func run(_ body: @escaping @Sendable (_ url: String) throws -> Void) async throws {
        let registry = EmbeddedRegistry()
        try await registry.start()
        let url = try #require(registry.url)
        let result: Result<Void, any Error>
        do {
            result = .success(try await Blocking.run { try body(url) })
        } catch {
            result = .failure(error)
        }
        await registry.stop()
        try result.get()
    }
}
