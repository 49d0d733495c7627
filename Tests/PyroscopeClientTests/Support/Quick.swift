import Foundation
import ProfileModel
import PyroscopeClient
import RegistryTesting
import Testing
import Units

/// Makes clients that are quick to retry and to give up, and queries of one service.
enum Quick {
    static let policy = PyroscopeRetryPolicy(retries: 2, base: .milliseconds(2), maximumDelay: .milliseconds(20))

    static func client(
        _ url: String,
        tenant: String? = nil,
        authentication: PyroscopeAuthentication = .none,
        totalTimeout: Duration = .seconds(20),
        maximumBody: Bytes = .mebibytes(16),
        policy: PyroscopeRetryPolicy = Quick.policy
    ) throws -> PyroscopeAPI {
        PyroscopeAPI(
            configuration: try PyroscopeConfiguration(
                url: url,
                tenant: try tenant.map { name throws(PyroscopeError) in try PyroscopeTenant(name) },
                authentication: authentication,
                totalTimeout: totalTimeout,
                maximumBody: maximumBody,
                retryPolicy: policy
            )
        )
    }

    /// Two minutes at a round time.
    static func window() throws -> QueryWindow {
        let work = try TimeWindow(start: .seconds(1_700_000_000), end: .seconds(1_700_000_120))
        return try QueryWindow(of: work, by: .alloy)
    }

    static func query(
        _ service: String = "producer",
        agent: ProfilingAgent = .alloy,
        labels: Labels = Labels()
    ) throws -> ProfileQuery {
        ProfileQuery(selector: .service(service), window: try window(), agent: agent, labels: labels)
    }
}

/// The error that a call throws; fails the test when it throws none.
func failure<Value>(
    sourceLocation: SourceLocation = #_sourceLocation,
    of body: () throws(PyroscopeError) -> Value
) throws -> PyroscopeError {
    do {
        _ = try body()
    } catch {
        return error
    }
    Issue.record("the call did not fail", sourceLocation: sourceLocation)
    throw PyroscopeError(.body, reason: "no failure", advice: "")
}

extension ScriptedAnswer {
    /// An answer in JSON.
    static func json(_ text: String, status: Int = 200) -> ScriptedAnswer {
        .text(text, status: status, type: "application/json")
    }

    /// Pyroscope's form of an error.
    static func fault(_ status: Int, _ message: String = "scripted", code: String = "unknown") -> ScriptedAnswer {
        .json(#"{"code":"\#(code)","message":"\#(message)"}"#, status: status)
    }
}

extension ReceivedRequest {
    /// The body as a JSON object.
    var object: [String: Any] {
        (try? JSONSerialization.jsonObject(with: Data(body)) as? [String: Any]) ?? [:]
    }

}

/// A small generator with a seed, so that a failure can be repeated (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

extension Profile {
    /// What stands on each stack, the frames' names with `;` between them.
    var valueOfStack: [String: Int64] {
        samples.reduce(into: [:]) { values, sample in
            let names = stacks.frames(of: sample.stack).map { frames[$0].name }
            values[names.joined(separator: ";"), default: 0] += sample.value
        }
    }
}
