import Foundation
import Synchronization

/// An HTTP server that answers as a test tells it to, over a real loopback socket.
///
/// Answers come from `enqueue(_:)` first, in order, then from the `respond` closure. Every request is recorded. One thread
/// accepts and one serves each connection; all end with `stop()`, which `deinit` also calls.
public final class ScriptedRegistry: Sendable {
    private struct State: Sendable {
        var queue: [ScriptedAnswer] = []
        var requests: [ReceivedRequest] = []
        var connections: [Int: LoopbackSocket] = [:]
        var connectionCount = 0
        var isStopped = false
    }

    /// What the threads share; they hold this and not the server, so that dropping the server stops them.
    private final class Core: Sendable {
        let state = Mutex(State())
        let respond: @Sendable (ReceivedRequest) -> ScriptedAnswer

        init(_ respond: @escaping @Sendable (ReceivedRequest) -> ScriptedAnswer) {
            self.respond = respond
        }
    }

    private let core: Core
    private let listener: LoopbackSocket

    /// The port on 127.0.0.1 that the system chose.
    public let port: UInt16

    /// The base address.
    public var url: String { "http://127.0.0.1:\(port)" }

    /// Opens a port that the system chooses.
    ///
    /// - Parameters:
    ///   - isListening: Whether connections are accepted from the start. If not, they are refused until `listen()`.
    ///   - respond: Makes the answer when no queued one is left; called on the connection's thread.
    /// - Throws: `LoopbackSocketError` when the system gives no socket.
    public init(
        isListening: Bool = true,
        respond: @escaping @Sendable (ReceivedRequest) -> ScriptedAnswer = { _ in .error(status: 500, code: 50001) }
    ) throws(LoopbackSocketError) {
        core = Core(respond)
        listener = try LoopbackSocket.bound()
        port = try listener.port()
        if isListening { try listen() }
    }

    deinit { stop() }

    /// Begins to accept connections.
    ///
    /// - Throws: `LoopbackSocketError` when the system refuses.
    public func listen() throws(LoopbackSocketError) {
        try listener.listen()
        Thread.detachNewThread { [core, listener] in Self.accept(listener, core) }
    }

    /// Adds answers for the next requests, in order.
    public func enqueue(_ answers: ScriptedAnswer...) {
        core.state.withLock { $0.queue += answers }
    }

    /// The requests so far.
    public var requests: [ReceivedRequest] { core.state.withLock { $0.requests } }

    /// Closes the port and all connections.
    public func stop() {
        let open: [LoopbackSocket]? = core.state.withLock { state in
            guard !state.isStopped else { return nil }
            state.isStopped = true
            return Array(state.connections.values)
        }
        guard let open else { return }
        for connection in open { connection.shutDown() }
        listener.shutDown()
    }

    private static func accept(_ listener: LoopbackSocket, _ core: Core) {
        while let connection = listener.accept() {
            let number: Int? = core.state.withLock { state in
                guard !state.isStopped else { return nil }
                let number = state.connectionCount
                state.connectionCount += 1
                state.connections[number] = connection
                return number
            }
            guard let number else { return }
            Thread.detachNewThread { serve(connection, number: number, core) }
        }
    }

    private static func serve(_ connection: LoopbackSocket, number: Int, _ core: Core) {
        var reader = RequestReader(socket: connection, connection: number)
        while let request = reader.next() {
            let queued: ScriptedAnswer? = core.state.withLock { state in
                state.requests.append(request)
                return state.queue.isEmpty ? nil : state.queue.removeFirst()
            }
            let answer = queued ?? core.respond(request)
            let writer = AnswerWriter(socket: connection) { core.state.withLock { $0.isStopped } }
            guard writer.send(answer) else { break }
        }
        core.state.withLock { $0.connections[number] = nil }
        connection.shutDown()
    }
}
