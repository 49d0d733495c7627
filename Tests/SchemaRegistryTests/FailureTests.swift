import HTTPClient
import Testing

@testable import SchemaRegistry

@Suite struct FailureTests {
    @Test(
        "a request without an answer is told as what it means for a registry",
        arguments: [
            (.tls(problem: "the certificate has expired"), .tls, false), (.timedOut, .unavailable, true),
            (.unconnected, .unavailable, true), (.unresolved, .unavailable, true), (.cutShort, .body, true),
            (.notHTTP, .body, true), (.broken(code: 52), .unavailable, true), (.other(code: 55), .unavailable, true),
            (.tooLarge, .tooLarge, false), (.stopped, .stopped, true), (.refusedSetting, .configuration, false),
            (.invalidAddress, .configuration, false), (.noLibrary, .unavailable, false),
        ] as [(HTTPFailure, RegistryError.Code, Bool)]
    )
    func meanings(failure: HTTPFailure, code: RegistryError.Code, isRetriable: Bool) {
        let error = failure.registryError(place: "host:8081/subjects")
        #expect(error.code == code)
        #expect(error.isRetriable == isRetriable)
        if case .tls = failure { #expect(error.reason == "host:8081/subjects: the certificate has expired") }
    }
}
