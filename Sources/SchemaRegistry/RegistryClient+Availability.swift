import HTTPClient

extension RegistryClient {
    /// Waits until the registry answers, asking again with growing pauses.
    ///
    /// - Parameters:
    ///   - duration: The longest time to wait; a last request may outlast it by its own time-out.
    ///   - shouldStop: Asked between and during pauses; `true` ends the wait.
    /// - Throws: `RegistryError`: the last failure when the time is up, `unauthorized`, `redirect` or `tls` at once because
    ///   waiting would not help, `stopped` when `shouldStop` said so.
    public func waitUntilAvailable(
        for duration: Duration,
        shouldStop: () -> Bool = { false }
    ) throws(RegistryError) {
        let clock = ContinuousClock()
        let deadline = clock.now + duration
        var pause = Duration.milliseconds(50)
        while true {
            if shouldStop() { throw RequestRunner.stopped }
            var serverAsked: Duration?
            do {
                return try runner.runRound(
                    HTTPRequestPlan(path: "/schemas/types"),
                    serverAsked: &serverAsked,
                    shouldStop: shouldStop
                ) { _ throws(AnswerFault) in }
            } catch {
                let isFinal: [RegistryError.Code] = [.unauthorized, .redirect, .tls, .stopped, .configuration]
                if isFinal.contains(error.code) || clock.now >= deadline { throw error }
            }
            let wanted = min(max(pause, serverAsked ?? .zero), .seconds(20))
            try runner.wait(min(wanted, deadline - clock.now), shouldStop: shouldStop)
            pause = min(pause * 2, .seconds(2))
        }
    }
}
