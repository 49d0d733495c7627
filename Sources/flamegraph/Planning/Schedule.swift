import Pipeline
import Units

/// Who does what when, within a scenario.
///
/// Variants take turns, forwards in one round and backwards in the next (A B, B A, …), so that a machine that slows
/// down or speeds up while it runs does not favour one of them.
struct Schedule: Sendable, Equatable {
    /// One thing to do with all instances of a service.
    struct Step: Sendable, Equatable {
        enum Action: Sendable, Equatable {
            /// Tell the service that the round begins.
            case begin(MessageCount)
            /// Tell a reader that all has been written.
            case finish
            /// Wait for the records of the instances.
            case awaitRecords
        }

        var round: Int
        /// Which slice of the round this is, from 0.
        var slice: Int
        var service: Service
        var action: Action
    }

    /// The steps in their order.
    let steps: [Step]

    /// Plans a warm-up and rounds of a scenario, each cut into as many slices as the broker needs.
    init(_ scenario: Scenario, messages: MessageCount, warmup: MessageCount, rounds: Int, largestSlice: MessageCount) {
        var steps: [Step] = []
        for round in (warmup > .zero ? 0 : 1)...max(1, rounds) {
            let total = round == 0 ? warmup : messages
            for (slice, count) in Self.slices(of: total, notAbove: largestSlice).enumerated() {
                steps += Self.steps(scenario, round: round).map { service, action in
                    Step(round: round, slice: slice, service: service, action: action(count))
                }
            }
        }
        self.steps = steps
    }

    /// Cuts a round into slices of equal size, give or take one.
    static func slices(of total: MessageCount, notAbove largest: MessageCount) -> [MessageCount] {
        let largest = max(1, largest.rawValue)
        let count = max(1, (total.rawValue + largest - 1) / largest)
        return (0..<count).map { index in
            MessageCount(total.rawValue / count + (index < total.rawValue % count ? 1 : 0))
        }
    }

    private typealias Plan = [(Service, (MessageCount) -> Step.Action)]

    private static func steps(_ scenario: Scenario, round: Int) -> Plan {
        // The warm-up runs forwards, as the first round does.
        let variants = round.isMultiple(of: 2) && round > 0 ? Array(scenario.variants.reversed()) : scenario.variants
        let feed = scenario.feed.map(produce) ?? []
        switch scenario.order {
        case .staged where scenario.feed != nil:
            return feed
                + [Role.processor, .consumer].flatMap { role in
                    variants.flatMap(\.services).filter { $0.role == role }.flatMap(read)
                }
        case .staged:
            return variants.flatMap { variant in
                variant.services.flatMap { $0.role == .producer ? produce($0) : read($0) }
            }
        case .live:
            guard let source = scenario.feed else { return variants.flatMap { live($0.services) } }
            return live([source] + variants.flatMap(\.services))
        }
    }

    private static func produce(_ service: Service) -> Plan {
        [(service, { .begin($0) }), (service, { _ in .awaitRecords })]
    }

    private static func read(_ service: Service) -> Plan {
        [(service, { .begin($0) }), (service, { _ in .finish }), (service, { _ in .awaitRecords })]
    }

    /// Readers begin before those they read from, and finish after them.
    private static func live(_ services: [Service]) -> Plan {
        let producers = services.filter { $0.role == .producer }
        var plan: Plan = [Role.consumer, .processor].flatMap { role in
            services.filter { $0.role == role }.map { service in (service, { .begin($0) }) }
        }
        plan += producers.map { service in (service, { .begin($0) }) }
        plan += producers.map { service in (service, { _ in .awaitRecords }) }
        for role in [Role.processor, .consumer] {
            let readers = services.filter { $0.role == role }
            plan += readers.map { service in (service, { _ in .finish }) }
            plan += readers.map { service in (service, { _ in .awaitRecords }) }
        }
        return plan
    }
}
