public import KafkaClient
public import SchemaRegistry
public import Units

/// How many rounds a process works through.
public enum RoundCount: Sendable, Equatable {
    /// So many.
    case count(Int)
    /// Until it is told to stop.
    case forever
}

/// What a processor promises about each input.
public enum DeliveryMode: String, Sendable, Equatable, CaseIterable {
    /// Every input reaches the output at least once.
    case atLeastOnce = "at-least-once"
    /// The effects of each input appear once, from Kafka to Kafka.
    case exactlyOnce = "exactly-once"
}

/// Everything a role process was told, checked.
public struct RoleSettings: Sendable {
    /// What to do.
    public var service: Service
    /// The replica's name.
    public var instance: String
    /// The run's id; `nil` for a reader that takes every run.
    public var runID: String?
    /// Messages per round.
    public var messages: MessageCount
    /// Characters of payload in each order.
    public var payloadSize: Int
    /// Messages between flushes, or per transaction.
    public var batchSize: MessageCount
    /// Rounds to work through.
    public var rounds: RoundCount
    /// Messages before the first round.
    public var warmup: MessageCount
    /// Messages per second; `nil` for as fast as it goes.
    public var rate: Double?
    /// The seed of the orders.
    public var seed: UInt64
    /// The connection to Kafka.
    public var kafka: KafkaConfiguration
    /// The connection to the registry.
    public var registry: RegistryConfiguration
    /// The consumer group.
    public var group: String
    /// How long to wait for services at the start.
    public var startTimeout: Duration
    /// The delivery promise.
    public var delivery: DeliveryMode
    /// What happens to poison records.
    public var poison: PoisonPolicy
    /// How long nothing may arrive; `nil` for ever.
    public var idleTimeout: Duration?
    /// How long a window of a round without end is.
    public var reportInterval: Nanoseconds
    /// Where run records go besides the event lines; `nil` for nowhere.
    public var recordsTopic: Topic?
    /// Where the process answers questions about itself; `nil` for nowhere.
    public var statusAddress: StatusAddress?
    /// Where event lines go; `nil` for nowhere.
    public var eventsPath: String?
    /// Whether every message has an event line.
    public var isVerbose: Bool
    /// Whether rounds come from a supervisor.
    public var isSupervised: Bool
}

extension RoleSettings {
    /// Whether there is one round without end, told in windows of time.
    var isContinuous: Bool { !isSupervised && rounds == .forever }

    /// How many messages all rounds have, the warm-up included; `nil` where only a supervisor or nobody knows.
    var messagesOfAllRounds: MessageCount? {
        guard !isSupervised, case .count(let count) = rounds else { return nil }
        return warmup + MessageCount(Int64(count) * messages.rawValue)
    }

    /// Reads and checks all settings of a role.
    ///
    /// - Throws: `PipelineError` with the exit code `usage` for the first setting that is wrong.
    public init(_ options: RoleOptions, role: Role, reader: SettingsReader) throws(PipelineError) {
        var service = try Self.service(role: role, from: reader)
        if let topic = try reader.text(.inputTopic), service.input != nil { service.input = Topic(rawValue: topic) }
        if let topic = try reader.text(.outputTopic), service.output != nil { service.output = Topic(rawValue: topic) }
        self.service = service
        instance = try reader.text(.instance) ?? Self.defaultInstance()
        runID = try reader.text(.runID) ?? (role == .producer ? Self.makeRunID() : nil)
        messages = MessageCount(try reader.integer(.messages, in: 1...1_000_000_000))
        payloadSize = try reader.integer(.payloadSize, in: 0...900_000)
        batchSize = MessageCount(try reader.integer(.batchSize, in: 1...100_000))
        rounds = try Self.rounds(of: role, from: reader)
        warmup = MessageCount(try reader.integer(.warmup, in: 0...1_000_000_000))
        let perSecond = try reader.number(.rate, in: 0...10_000_000)
        rate = perSecond > 0 ? perSecond : nil
        seed = try reader.value(.seed, expecting: "a whole number from 0 up") { UInt64($0) }
        kafka = try KafkaConfiguration(
            from: reader,
            clientID: "\(service.name)-\(instance)",
            properties: options.kafkaProperties
        )
        registry = try RegistryConfiguration(from: reader)
        group = try reader.text(.group) ?? ([service.name] + (runID.map { [$0] } ?? [])).joined(separator: ".")
        startTimeout = .seconds(try reader.number(.startTimeout, in: 1...3600))
        delivery = try reader.choice(.delivery)
        poison = PoisonPolicy(
            action: try reader.choice(.onPoison),
            maximumRatio: try reader.number(.maximumRejectedRatio, in: 0...1)
        )
        let idle = try reader.number(.idleTimeout, in: 0...86_400)
        idleTimeout = idle > 0 ? .seconds(idle) : nil
        reportInterval = Nanoseconds(.seconds(try reader.number(.reportInterval, in: 1...3600)))
        recordsTopic = try reader.text(.recordsTopic).map(Topic.init(rawValue:))
        statusAddress = try StatusAddress(from: reader)
        eventsPath = try reader.text(.events)
        isVerbose = options.verboseEvents
        isSupervised = options.supervised
    }

    /// A processor goes on until it is told otherwise: with replicas beside it, it cannot know its share.
    private static func rounds(of role: Role, from reader: SettingsReader) throws(PipelineError) -> RoundCount {
        guard try reader.text(.iterations) != nil else {
            let isDefault = try reader.find(.rounds)?.source == "default"
            if role == .processor, isDefault { return .forever }
            return .count(try reader.integer(.rounds, in: 1...1_000_000))
        }
        let iterations = try reader.integer(.iterations, in: 0...1_000_000_000)
        return iterations == 0 ? .forever : .count(iterations)
    }

    private static func service(role: Role, from reader: SettingsReader) throws(PipelineError) -> Service {
        let scenario = try reader.value(.scenario, expecting: Self.list(Catalogue.all.map(\.name))) { name in
            Catalogue.scenario(named: name)
        }
        let variants = Catalogue.variants(of: scenario, role: role)
        guard !variants.isEmpty else {
            throw PipelineError(.usage, "scenario \(scenario.name) has no \(role.rawValue)")
        }
        return try reader.value(.variant, expecting: Self.list(variants)) { name in
            Catalogue.service(scenario: scenario.name, variant: name, role: role)
        }
    }

    static func list(_ names: [String]) -> String {
        names.count < 2 ? names.joined() : names.dropLast().joined(separator: ", ") + " or " + (names.last ?? "")
    }
}
