/// What reaches the supervisor, from all sides, one after the other.
struct Inbox: Sendable {
    /// One message.
    enum Message: Sendable {
        /// A process wrote a line to its standard output.
        case output(process: String, line: String)
        /// A process wrote a line to its standard error.
        case complaint(process: String, line: String)
        /// A process is gone.
        case ended(process: String, ProcessEnd)
        /// The user wants to stop.
        case signal(Int32)
        /// Some time has gone by.
        case tick
    }

    private let stream: AsyncStream<Message>
    private let continuation: AsyncStream<Message>.Continuation

    init() {
        (stream, continuation) = AsyncStream.makeStream()
    }

    /// Puts a message in; from anywhere.
    func put(_ message: Message) { continuation.yield(message) }

    /// Takes the next message out; for one reader at a time. `nil` when the task is cancelled.
    func next() async -> Message? {
        var iterator = stream.makeAsyncIterator()
        return await iterator.next()
    }

    /// Puts ticks in until the task is cancelled.
    func tick(every interval: Duration = .milliseconds(250)) -> Task<Void, Never> {
        Task {
            while !Task.isCancelled {
                try? await Task.sleep(for: interval)
                put(.tick)
            }
        }
    }
}
