import Synchronization

/// The rounds of a process whose supervisor sends commands on standard input.
///
/// A thread of its own reads the lines. At the end of the input it asks the process to stop: the supervisor is gone.
final class SupervisedRounds: RoundSource, Sendable {
    private let queue = Mutex<[ControlCommand]>([])
    private let isClosed = Atomic<Bool>(false)

    init(stop: StopRequest) {
        BackgroundThread.start { [self] in
            while let line = readLine() {
                guard let command = ControlCommand(line: line) else {
                    StandardError.writeLine("warning: not a command: '\(TerminalText.escaped(line.prefix(60)))'")
                    continue
                }
                if command == .stop { break }
                queue.withLock { $0.append(command) }
            }
            isClosed.store(true, ordering: .relaxed)
            stop.request()
        }
    }

    func next() -> ControlCommand? {
        queue.withLock { $0.isEmpty ? nil : $0.removeFirst() }
    }

    var isExhausted: Bool { isClosed.load(ordering: .relaxed) }
}
