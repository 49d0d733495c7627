import Glibc
import HTTPClient
import Synchronization

/// Makes a request succeed if it can: tries the addresses in turn and waits between rounds.
final class RequestRunner: Sendable {
    private let bases: [HTTPAddress]
    private let policy: RetryPolicy
    private let transport: HTTPTransport
    private let preferred = Atomic<Int>(0)
    private let isStopped = Atomic<Bool>(false)

    init(_ configuration: RegistryConfiguration) {
        bases = configuration.bases
        policy = configuration.retryPolicy
        let type = RegistryProtocol.contentType
        transport = HTTPTransport(
            HTTPTransferSettings(
                authentication: configuration.authentication.transport,
                headers: [(name: "Accept", value: "\(type), application/json;q=0.5")],
                contentType: type,
                connectTimeout: configuration.connectTimeout,
                totalTimeout: configuration.totalTimeout,
                maximumBody: configuration.maximumBody,
                certificateAuthorityPath: configuration.certificateAuthorityPath
            )
        )
    }

    /// Ends waits and transfers in progress; all later requests fail at once.
    func stop() { isStopped.store(true, ordering: .releasing) }

    /// Runs a request with retries and hands its body to `decode`.
    func run<Value>(
        _ plan: HTTPRequestPlan,
        decode: (JSONValue) throws(AnswerFault) -> Value
    ) throws(RegistryError) -> Value {
        var retry = 0
        var bodyFaults = 0
        while true {
            var serverAsked: Duration?
            do {
                return try runRound(plan, serverAsked: &serverAsked, decode: decode)
            } catch {
                if error.code == .body { bodyFaults += 1 }
                let isHopeless = !error.isRetriable || bodyFaults > 1 || retry >= policy.retries
                if isHopeless { throw error }
            }
            try wait(policy.delay(before: retry, serverAsked: serverAsked), shouldStop: { false })
            retry += 1
        }
    }

    /// Tries every address once, beginning with the one that worked last.
    func runRound<Value>(
        _ plan: HTTPRequestPlan,
        serverAsked: inout Duration?,
        shouldStop: () -> Bool = { false },
        decode: (JSONValue) throws(AnswerFault) -> Value
    ) throws(RegistryError) -> Value {
        let first = preferred.load(ordering: .relaxed)
        var failure = RegistryError(.configuration, reason: "no registry address is given")
        for step in 0..<bases.count {
            let index = (first + step) % bases.count
            do {
                let value = try runOnce(plan, at: bases[index], serverAsked: &serverAsked, decode: decode)
                preferred.store(index, ordering: .relaxed)
                return value
            } catch {
                failure = error
                if !error.isRetriable || error.code == .stopped || shouldStop() { throw error }
            }
        }
        throw failure
    }

    private func runOnce<Value>(
        _ plan: HTTPRequestPlan,
        at base: HTTPAddress,
        serverAsked: inout Duration?,
        decode: (JSONValue) throws(AnswerFault) -> Value
    ) throws(RegistryError) -> Value {
        try throwIfStopped()
        let place = base.host + base.path + plan.path
        let answer = try send(plan, to: base, place: place)
        serverAsked = answer.retryAfter
        if let error = AnswerStatus.error(for: answer, place: place) { throw error }
        let value: JSONValue
        do {
            value = try JSONParser.parse(answer.body)
        } catch {
            throw RegistryError(
                .body,
                httpStatus: answer.status,
                isRetriable: true,
                reason: "the answer of \(place) is not JSON"
            )
        }
        do {
            return try decode(value)
        } catch {
            throw error.registryError(status: answer.status, place: place)
        }
    }

    private func send(
        _ plan: HTTPRequestPlan,
        to base: HTTPAddress,
        place: String
    ) throws(RegistryError) -> HTTPAnswer {
        do {
            return try transport.perform(plan, at: base) { self.isStopped.load(ordering: .acquiring) }
        } catch {
            throw error.registryError(place: place)
        }
    }

    /// Sleeps in short steps, so that a stop is noticed soon.
    func wait(_ duration: Duration, shouldStop: () -> Bool) throws(RegistryError) {
        let clock = ContinuousClock()
        let deadline = clock.now + duration
        while clock.now < deadline {
            try throwIfStopped()
            if shouldStop() { throw Self.stopped }
            let step = min(deadline - clock.now, .milliseconds(20))
            usleep(UInt32(max(0, step / .microseconds(1))))
        }
    }

    private func throwIfStopped() throws(RegistryError) {
        if isStopped.load(ordering: .acquiring) { throw Self.stopped }
    }

    static let stopped = RegistryError(.stopped, isRetriable: true, reason: "the registry client was told to stop")
}
