import Glibc

/// Turns SIGTERM and SIGINT into a stop request, and a second one into an immediate end.
public enum SignalHandling {
    /// Installs the handling. To be called before any other thread exists: the signals are blocked in all threads that
    /// come later, so that only the thread waiting for them here receives them.
    public static func install(_ stop: StopRequest) {
        signal(SIGPIPE, SIG_IGN)
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGTERM)
        sigaddset(&signals, SIGINT)
        pthread_sigmask(SIG_BLOCK, &signals, nil)
        let waiting = signals
        BackgroundThread.start {
            var signals = waiting
            var isFirst = true
            while true {
                var number: Int32 = 0
                guard sigwait(&signals, &number) == 0 else { continue }
                if isFirst {
                    isFirst = false
                    stop.request()
                } else {
                    _exit(128 + number)
                }
            }
        }
    }
}
