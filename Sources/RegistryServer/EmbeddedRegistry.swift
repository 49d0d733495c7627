import FlyingFox
import FlyingSocks
public import SchemaRegistry
import Synchronization

/// A Schema Registry inside the process, for local runs and tests: Avro schemas, in memory, on the loopback interface.
///
/// It follows the REST interface of Confluent's registry 8.1: numbers shared across subjects, versions, error codes,
/// compatibility levels that are really checked. It has no authentication, references, modes or contexts.
public final class EmbeddedRegistry: Sendable {
    private struct Running: Sendable {
        var server: HTTPServer
        var task: Task<Void, any Error>
        var port: UInt16
    }

    private let wantedPort: UInt16
    private let service = Mutex(RegistryService())
    private let running = Mutex<Running?>(nil)

    /// The largest request body that is read.
    package static let maximumBody = 1_048_576

    /// Prepares a registry that listens nowhere yet.
    ///
    /// - Parameter port: The port on 127.0.0.1; 0 lets the system choose a free one.
    public init(port: UInt16 = 0) {
        wantedPort = port
    }

    /// The base address while the registry runs; `nil` before `start()` and after `stop()`.
    public var url: String? { running.withLock { $0.map { "http://127.0.0.1:\($0.port)" } } }

    /// Starts listening and returns when connections are accepted. Does nothing when it runs already. Not to be called
    /// twice at once.
    ///
    /// What was registered before a `stop()` is still there.
    ///
    /// - Throws: `RegistryError` with `unavailable` when the port cannot be opened.
    public func start() async throws(RegistryError) {
        guard url == nil else { return }
        do {
            let configuration = HTTPServer.Configuration(
                address: try .inet(ip4: "127.0.0.1", port: wantedPort),
                sharedRequestReplaySize: Self.maximumBody,
                logger: .disabled
            )
            let handler = EmbeddedRegistryHandler { [self] request in service.withLock { $0.answer(request) } }
            let server = HTTPServer(config: configuration, handler: handler)
            let started = try await Self.run(server)
            running.withLock { $0 = started }
        } catch {
            throw RegistryError(
                .unavailable,
                isRetriable: true,
                reason: "the embedded registry could not listen on 127.0.0.1:\(wantedPort)"
            )
        }
    }

    private static func run(_ server: HTTPServer) async throws -> Running {
        let listening = Task { try await server.waitUntilListening() }
        let task = Task {
            // A server that could not start would leave the other task waiting for its time-out.
            defer { listening.cancel() }
            try await server.run()
        }
        do {
            try await listening.value
            guard case .ip4(_, let port) = await server.listeningAddress else { throw SocketError.disconnected }
            return Running(server: server, task: task, port: port)
        } catch {
            task.cancel()
            throw error
        }
    }

    /// Stops listening and closes all connections; what was registered is kept for a later `start()`.
    public func stop() async {
        let stopped = running.withLock { state in
            defer { state = nil }
            return state
        }
        guard let stopped else { return }
        await stopped.server.stop(timeout: 0)
        stopped.task.cancel()
        _ = await stopped.task.result
    }
}
