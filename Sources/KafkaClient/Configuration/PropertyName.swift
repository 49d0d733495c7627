/// What is known of the names of librdkafka's properties.
enum PropertyName {
    /// Aliases that would let the same setting be given twice with different values.
    private static let aliases = [
        "metadata.broker.list": "bootstrap.servers",
        "sasl.mechanisms": "sasl.mechanism",
        "queue.buffering.max.ms": "linger.ms",
        "compression.codec": "compression.type",
        "request.required.acks": "acks",
        "delivery.timeout.ms": "message.timeout.ms",
        "max.in.flight": "max.in.flight.requests.per.connection",
        "message.send.max.retries": "retries",
        "fetch.message.max.bytes": "max.partition.fetch.bytes",
    ]

    /// Names that the library accepts but does not list in its own dump: aliases, and properties without a default.
    static let unlisted = [
        "acks", "bootstrap.servers", "client.dns.lookup", "compression.level", "compression.type",
        "delivery.timeout.ms", "group.id", "group.instance.id", "linger.ms", "max.in.flight",
        "max.partition.fetch.bytes", "metadata.broker.list", "plugin.library.paths", "retries", "sasl.mechanism",
        "sasl.kerberos.keytab", "sasl.oauthbearer.client.id", "sasl.oauthbearer.client.secret",
        "sasl.oauthbearer.config", "sasl.oauthbearer.extensions", "sasl.oauthbearer.scope",
        "sasl.oauthbearer.token.endpoint.url", "sasl.password", "sasl.username", "ssl.ca.location", "ssl.ca.pem",
        "ssl.certificate.location", "ssl.certificate.pem", "ssl.cipher.suites", "ssl.crl.location",
        "ssl.curves.list", "ssl.engine.location", "ssl.key.location", "ssl.key.password", "ssl.key.pem",
        "ssl.keystore.location", "ssl.keystore.password", "ssl.sigalgs.list", "topic.blacklist",
        "transactional.id",
    ]

    private static let secretParts = [
        "password", "secret", "key.pem", "token", "oauthbearer.config", "oauthbearer.extensions", "sasl.jaas",
        "credential",
    ]

    static func canonical(_ name: String) -> String {
        aliases[name] ?? name
    }

    static func isSecret(_ name: String) -> Bool {
        let name = name.lowercased()
        return secretParts.contains { name.contains($0) }
    }

    /// The candidate that takes the fewest edits to reach; ties go to the alphabetically first.
    static func nearest(to name: String, among candidates: some Sequence<String>) -> String? {
        candidates.map { (distance: editDistance(name, $0), name: $0) }
            .min { ($0.distance, $0.name) < ($1.distance, $1.name) }?
            .name
    }

    /// Levenshtein's distance between the UTF-8 forms.
    static func editDistance(_ left: String, _ right: String) -> Int {
        let right = Array(right.utf8)
        var row = Array(0...right.count)
        for (line, byte) in left.utf8.enumerated() {
            var diagonal = row[0]
            row[0] = line + 1
            for column in right.indices {
                let substitution = diagonal + (byte == right[column] ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(substitution, row[column] + 1, diagonal + 1)
            }
        }
        return row[right.count]
    }
}
