import Dispatch
import Glibc

/// SIGINT and SIGTERM: the first is a message to the supervisor, the second ends everything at once.
final class SignalMonitor {
    private var sources: [any DispatchSourceSignal] = []

    /// Watches from now on, for as long as the monitor lives.
    init(inbox: Inbox, table: ProcessTable) {
        // One queue, so that the count needs no lock.
        let queue = DispatchQueue(label: "signals")
        let count = Count()
        for number in [SIGINT, SIGTERM] {
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setEventHandler {
                count.value += 1
                guard count.value > 1 else {
                    inbox.put(.signal(number))
                    return
                }
                table.killAll()
                _exit(128 + number)
            }
            source.resume()
            sources.append(source)
        }
    }

    deinit {
        for source in sources { source.cancel() }
    }

    private final class Count {
        var value = 0
    }
}
