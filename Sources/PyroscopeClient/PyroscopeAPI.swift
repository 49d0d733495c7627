/// A client of Pyroscope's HTTP interface (version 1.14.1).
///
/// Calls block the calling thread until the server answered or the retries are used up, so they do not belong on the
/// cooperative thread pool. Safe to use from any thread.
public final class PyroscopeAPI: Sendable {
    /// Where it is and how it is talked to.
    public let configuration: PyroscopeConfiguration
    let runner: RequestRunner

    /// Makes a client; nothing is sent yet.
    public init(configuration: PyroscopeConfiguration) {
        self.configuration = configuration
        runner = RequestRunner(configuration)
    }

    /// Ends waits and transfers in progress; every later call throws `stopped`.
    ///
    /// A transfer notices within about a second, a wait between retries at once.
    public func stop() { runner.stop() }
}
