private import Foundation
import Glibc
import HTTPClient
import Synchronization

/// Makes a request succeed if it can be tried again without harm.
final class RequestRunner: Sendable {
    let base: HTTPAddress
    private let policy: PyroscopeRetryPolicy
    private let status: AnswerStatus
    private let transport: HTTPTransport
    private let isStopped = Atomic<Bool>(false)

    init(_ configuration: PyroscopeConfiguration) {
        base = configuration.base
        policy = configuration.retryPolicy
        status = AnswerStatus(secrets: configuration.authentication.secrets)
        var headers = [(name: "Accept", value: "application/json")]
        if let tenant = configuration.tenant { headers.append((name: "X-Scope-OrgID", value: tenant.name)) }
        transport = HTTPTransport(
            HTTPTransferSettings(
                authentication: configuration.authentication.transport,
                headers: headers,
                connectTimeout: configuration.connectTimeout,
                totalTimeout: configuration.totalTimeout,
                maximumBody: configuration.maximumBody,
                certificateAuthorityPath: configuration.certificateAuthorityPath
            )
        )
    }

    /// Ends waits and transfers in progress; all later requests fail at once.
    func stop() { isStopped.store(true, ordering: .releasing) }

    /// Posts a message to one of Pyroscope's services and decodes the answer.
    func call<Answer: Decodable>(
        _ method: String,
        _ message: some Encodable,
        answer: Answer.Type = Answer.self,
        isRepeatable: Bool = true
    ) throws(PyroscopeError) -> Answer {
        let plan = HTTPRequestPlan(
            path: "/" + method,
            body: try JSONMessage.encode(message),
            isRepeatable: isRepeatable
        )
        return try JSONMessage.decode(Answer.self, from: run(plan).body, place: plan.place(at: base))
    }

    /// Runs a request, with retries where they are safe.
    func run(_ plan: HTTPRequestPlan) throws(PyroscopeError) -> HTTPAnswer {
        var retry = 0
        while true {
            var serverAsked: Duration?
            let isRateLimited: Bool
            do {
                return try runOnce(plan, serverAsked: &serverAsked)
            } catch {
                isRateLimited = error.code == .rateLimited
                let isSafe = plan.isRepeatable ? !error.isTimeout : !error.mayHaveActed
                guard error.isRetriable, error.code != .stopped, isSafe, retry < policy.retries else { throw error }
            }
            try wait(policy.delay(before: retry, serverAsked: serverAsked, isRateLimited: isRateLimited))
            retry += 1
        }
    }

    private func runOnce(_ plan: HTTPRequestPlan, serverAsked: inout Duration?) throws(PyroscopeError) -> HTTPAnswer {
        try throwIfStopped()
        let answer = try send(plan)
        serverAsked = answer.retryAfter
        if let error = status.error(for: answer, place: plan.place(at: base)) { throw error }
        return answer
    }

    private func send(_ plan: HTTPRequestPlan) throws(PyroscopeError) -> HTTPAnswer {
        do {
            return try transport.perform(plan, at: base) { self.isStopped.load(ordering: .acquiring) }
        } catch {
            throw error.pyroscopeError(place: plan.place(at: base))
        }
    }

    /// Sleeps in short steps, so that a stop is noticed soon.
    private func wait(_ duration: Duration) throws(PyroscopeError) {
        let clock = ContinuousClock()
        let deadline = clock.now + duration
        while clock.now < deadline {
            try throwIfStopped()
            let step = min(deadline - clock.now, .milliseconds(20))
            usleep(UInt32(max(0, step / .microseconds(1))))
        }
    }

    private func throwIfStopped() throws(PyroscopeError) {
        guard isStopped.load(ordering: .acquiring) else { return }
        throw PyroscopeError(
            .stopped,
            isRetriable: true,
            reason: "the Pyroscope client was told to stop",
            advice: "start again if that was not meant"
        )
    }
}
