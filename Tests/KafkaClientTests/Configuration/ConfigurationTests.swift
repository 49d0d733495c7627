import KafkaClient
import Testing
import Units

@Suite("Configuration")
struct ConfigurationTests {
    private static let canary = "hunter2-canary"

    private static func producerError(_ change: (inout KafkaConfiguration) -> Void) -> KafkaError? {
        var kafka = KafkaConfiguration(bootstrapServers: "127.0.0.1:1", clientID: "test")
        change(&kafka)
        do {
            _ = try Producer(configuration: ProducerConfiguration(kafka: kafka))
            return nil
        } catch {
            return error
        }
    }

    private static func consumerError(_ change: (inout KafkaConfiguration) -> Void) -> KafkaError? {
        var kafka = KafkaConfiguration(bootstrapServers: "127.0.0.1:1", clientID: "test")
        change(&kafka)
        do {
            _ = try Consumer(configuration: ConsumerConfiguration(kafka: kafka, group: "test"))
            return nil
        } catch {
            return error
        }
    }

    @Test(
        "an unknown setting is refused with the nearest name, never with its value",
        arguments: [
            ("lingr.ms", "linger.ms"), ("sasl.pasword", "sasl.password"), ("bootstrap.server", "bootstrap.servers"),
            ("message.timeout.msec", "message.timeout.ms"), ("enable.idempotent", "enable.idempotence"),
            ("ssl.ca.locaton", "ssl.ca.location"),
        ]
    )
    func unknownSetting(_ name: String, _ nearest: String) throws {
        let error = try #require(Self.producerError { $0.set(name, to: Self.canary) })
        #expect(error.code == .configuration)
        #expect(error.reason.contains(name))
        #expect(error.reason.contains("did you mean \(nearest)?"))
        #expect(!"\(error)".contains(Self.canary))
    }

    @Test("an illegal value is refused without showing it", arguments: ["linger.ms", "compression.type", "acks"])
    func illegalValue(_ name: String) throws {
        let error = try #require(Self.producerError { $0.set(name, to: Self.canary) })
        #expect(error.code == .configuration)
        #expect(error.reason.contains(name) || name == "acks")
        #expect(!"\(error)".contains(Self.canary))
    }

    @Test("every name that is offered as the nearest is one that the library takes")
    func unlistedNames() {
        for name in ["acks", "linger.ms", "group.id", "sasl.oauthbearer.client.secret", "ssl.key.pem", "retries"] {
            let error = Self.consumerError { $0.set(name, to: "") }
            #expect(error?.reason.contains("no such setting") != true, "\(name)")
        }
    }

    /// With librdkafka below 2.3.0 such a consumer can abort the process, loop or hang (4312, 4528, 4783).
    @Test("cooperative assignment is refused below librdkafka 2.3.0")
    func cooperative() throws {
        let error = Self.consumerError { $0.set("partition.assignment.strategy", to: "range,cooperative-sticky") }
        if KafkaLibrary.versionNumber < 0x0203_00ff {
            #expect(try #require(error).reason.contains("partition.assignment.strategy"))
        } else {
            #expect(error == nil)
        }
    }

    @Test(
        "what gives credentials away is refused unless allowed",
        arguments: [
            ["security.protocol": "ssl", "ssl.endpoint.identification.algorithm": "none"],
            ["security.protocol": "ssl", "enable.ssl.certificate.verification": "false"],
            [
                "security.protocol": "sasl_plaintext", "sasl.mechanisms": "PLAIN", "sasl.username": "user",
                "sasl.password": "hunter2-canary",
            ],
        ]
    )
    func insecure(_ settings: [String: String]) throws {
        let error = try #require(Self.producerError { for (name, value) in settings { $0.set(name, to: value) } })
        #expect(error.code == .configuration)
        #expect(error.reason.contains("insecure"))
        #expect(!"\(error)".contains(Self.canary))
        let allowed = Self.producerError {
            for (name, value) in settings { $0.set(name, to: value) }
            $0.allowsInsecure = true
        }
        #expect(allowed == nil)
    }

    @Test(
        "secret settings are recognised",
        arguments: [
            "sasl.password", "ssl.key.password", "ssl.key.pem", "ssl.keystore.password", "sasl.oauthbearer.config",
            "sasl.oauthbearer.client.secret", "sasl.jaas.config",
        ]
    )
    func secrets(_ name: String) {
        #expect(KafkaConfiguration.isSecret(name))
        var kafka = KafkaConfiguration(bootstrapServers: "broker:9092", clientID: "test")
        kafka.set(name, to: Self.canary)
        var dumped = ""
        dump(kafka, to: &dumped)
        var producer = ""
        dump(ProducerConfiguration(kafka: kafka), to: &producer)
        for text in [
            "\(kafka)", String(reflecting: kafka), dumped, producer,
            "\(ConsumerConfiguration(kafka: kafka, group: "g"))",
        ] {
            #expect(!text.contains(Self.canary))
        }
        #expect("\(kafka)".contains("\(name)=<redacted>"))
        #expect("\(kafka)".contains("bootstrap.servers=broker:9092"))
    }

    @Test("ordinary settings are not taken for secrets", arguments: ["sasl.username", "linger.ms", "ssl.key.location"])
    func notSecret(_ name: String) {
        #expect(!KafkaConfiguration.isSecret(name))
    }

    @Test("an alias and its setting are one setting")
    func aliases() {
        var kafka = KafkaConfiguration(bootstrapServers: "a:1", clientID: "test")
        kafka.set("metadata.broker.list", to: "b:2")
        #expect(kafka.bootstrapServers == "b:2")
        #expect(kafka.value(of: "bootstrap.servers") == "b:2")
    }

    @Test("a bad certificate path is refused when the client is made")
    func certificatePath() throws {
        let error = try #require(
            Self.producerError {
                $0.set("security.protocol", to: "ssl")
                $0.set("ssl.ca.location", to: "/nonexistent/ca.pem")
                $0.set("ssl.key.password", to: Self.canary)
            }
        )
        #expect(error.code == .configuration)
        #expect(error.reason.contains("/nonexistent/ca.pem"))
        #expect(!"\(error)".contains(Self.canary))
    }
}
