import RegistryTesting
import SchemaRegistry
import Testing
import Units

/// Makes clients that are quick to retry and to give up.
enum Quick {
    static let policy = RetryPolicy(retries: 3, base: .milliseconds(2), maximumDelay: .milliseconds(20))

    static func client(
        _ urls: String...,
        authentication: RegistryAuthentication = .none,
        totalTimeout: Duration = .seconds(5),
        maximumBody: Bytes = .mebibytes(1),
        policy: RetryPolicy = Quick.policy,
        negativeCacheTime: Duration = .seconds(30),
        certificateAuthorityPath: String? = nil
    ) throws -> RegistryClient {
        let configuration = try RegistryConfiguration(
            urls: urls,
            authentication: authentication,
            totalTimeout: totalTimeout,
            maximumBody: maximumBody,
            retryPolicy: policy,
            negativeCacheTime: negativeCacheTime,
            certificateAuthorityPath: certificateAuthorityPath
        )
        return try RegistryClient(configuration: configuration)
    }
}

/// The error that a call throws; fails the test when it throws none.
func failure<Value>(
    sourceLocation: SourceLocation = #_sourceLocation,
    of body: () throws(RegistryError) -> Value
) throws -> RegistryError {
    do {
        _ = try body()
    } catch {
        return error
    }
    Issue.record("the call did not fail", sourceLocation: sourceLocation)
    throw RegistryError(.body, reason: "no failure")
}

extension ScriptedAnswer {
    /// The answer to a request for the schema "string".
    static let stringSchema = ScriptedAnswer.text(#"{"schema":"\"string\""}"#)
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
