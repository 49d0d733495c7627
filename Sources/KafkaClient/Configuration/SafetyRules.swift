/// Settings that are legal for librdkafka and refused here.
enum SafetyRules {
    /// - Throws: `configuration`, naming the setting.
    static func check(_ properties: [String: String], allowsInsecure: Bool) throws(KafkaError) {
        try refuseCooperativeAssignment(properties)
        guard !allowsInsecure else { return }
        try refuseUnverifiedTLS(properties)
        try refuseReadablePassword(properties)
    }

    /// Below 2.3.0 a cooperative consumer that closes before its first assignment aborts the process
    /// (librdkafka 4312, 4381); up to 2.6.1 the main thread can loop for ever (4783) or the close hang (4528).
    private static func refuseCooperativeAssignment(_ properties: [String: String]) throws(KafkaError) {
        guard KafkaLibrary.versionNumber < KafkaLibrary.firstSafeCooperative,
            properties["partition.assignment.strategy"]?.contains("cooperative-sticky") == true
        else { return }
        throw KafkaError(
            .configuration,
            reason: """
                partition.assignment.strategy: cooperative-sticky can abort the process in librdkafka \
                \(KafkaLibrary.version); use range or roundrobin
                """
        )
    }

    private static func refuseUnverifiedTLS(_ properties: [String: String]) throws(KafkaError) {
        let isNameUnchecked = properties["ssl.endpoint.identification.algorithm"]?.lowercased() == "none"
        let verification = properties["enable.ssl.certificate.verification"]?.lowercased()
        guard isNameUnchecked || verification.map({ ["false", "0", "f"].contains($0) }) == true else { return }
        let name =
            isNameUnchecked ? "ssl.endpoint.identification.algorithm" : "enable.ssl.certificate.verification"
        throw KafkaError(.configuration, reason: "\(name): TLS without verification has to be allowed as insecure")
    }

    private static func refuseReadablePassword(_ properties: [String: String]) throws(KafkaError) {
        guard properties["security.protocol"]?.lowercased() == "sasl_plaintext",
            properties["sasl.mechanism"]?.uppercased() == "PLAIN"
        else { return }
        throw KafkaError(
            .configuration,
            reason: "security.protocol: PLAIN over sasl_plaintext sends the password in clear; it has to be allowed "
                + "as insecure"
        )
    }
}
