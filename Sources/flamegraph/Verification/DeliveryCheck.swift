import Pipeline

/// Compares what producers had acknowledged with what consumers received.
///
/// A is the set acknowledged, O what came out, R what was rejected: `lost = A − O − R`, and
/// `phantom = O − A − possibly persisted`.
struct DeliveryCheck {
    /// What the user says about the run.
    struct Allowance: Sendable {
        /// Faults were injected: messages may come twice or late, and a processor may have been killed.
        var duplicates = false
        /// Transactions were used: their markers take offsets that no reader sees.
        var gaps = false
    }

    private let evidence: Evidence
    private let allowance: Allowance

    init(_ evidence: Evidence, allowing allowance: Allowance = Allowance()) {
        self.evidence = evidence
        self.allowance = allowance
    }

    /// Checks everything.
    func report() -> DeliveryReport {
        var report = DeliveryReport(allowsDuplicates: allowance.duplicates)
        report.missingEvidence = missingEvidence()
        report.breaches = breaches()
        let consumers = evidence.participants(of: .consumer)
        var read: Set<Participant.ID> = []
        for (line, members) in Dictionary(grouping: consumers, by: Line.init).sorted(by: { $0.key < $1.key }) {
            let producers = evidence.participants(of: .producer).filter { line.isFed(by: $0.id) }
            read.formUnion(producers.map(\.id))
            report.lines.append(check(line, producers: producers, consumers: members))
            if producers.isEmpty { report.missingEvidence.append("\(line.name): no event lines of a producer") }
        }
        for producer in evidence.participants(of: .producer) where !read.contains(producer.id) {
            report.missingEvidence.append("\(producer.id.instance): no event lines of a consumer of its messages")
        }
        if evidence.participants.isEmpty { report.missingEvidence.append("there are no event lines") }
        return report
    }

    private func check(_ line: Line, producers: [Participant], consumers: [Participant]) -> DeliveryReport.Line {
        let acknowledged = Self.merge(producers.map(\.acknowledged))
        let uncertain = Self.merge(producers.map(\.possiblyPersisted))
        let rejecting = evidence.participants.values.filter { line.includes($0.id) }
        let rejected = Self.merge(rejecting.map(\.rejected))
        let received = Self.merge(consumers.map { $0.received.mapValues(\.numbers) })

        var result = DeliveryReport.Line(name: line.name, run: line.run)
        for (producer, numbers) in acknowledged {
            let arrived = received[producer] ?? SequenceRanges()
            result.acknowledged.addSaturated(numbers.count)
            result.add(
                lost: numbers.subtracting(arrived).subtracting(rejected[producer] ?? SequenceRanges()),
                of: producer
            )
        }
        for (producer, numbers) in received {
            result.received.addSaturated(numbers.count)
            let explained = (acknowledged[producer] ?? SequenceRanges()).union(uncertain[producer] ?? SequenceRanges())
            result.add(phantom: numbers.subtracting(explained), of: producer)
            let copies = consumers.compactMap { $0.received[producer]?.numbers.count }.saturatedSum
            result.duplicated.addSaturated(Int64(clamping: copies - numbers.count))
        }
        for reception in consumers.flatMap(\.received.values) {
            result.duplicated.addSaturated(reception.duplicates)
            result.outOfOrder.addSaturated(reception.outOfOrder)
        }
        result.rejected =
            rejected.values.map { Int64(clamping: $0.count) }.saturatedSum
            .addingSaturated(rejecting.map(\.anonymousRejections).saturatedSum)
        result.sortExamples()
        return result
    }

    private func missingEvidence() -> [String] {
        var missing = evidence.unreadable
        for participant in evidence.participants.values.sorted(by: { $0.id < $1.id }) {
            let name = participant.id.instance.isEmpty ? "a process without a name" : participant.id.instance
            missing += participant.malformed.map { "\(name): \($0)" }
            if allowance.duplicates && participant.role == .processor { continue }
            if participant.role == nil { missing.append("\(name): its service's name ends with no role") }
            if !participant.hasStarted { missing.append("\(name): no startup_complete") }
            if participant.exitCode == nil { missing.append("\(name): no shutdown_complete, so it may have done more") }
            if participant.role == .producer && participant.acknowledged.isEmpty {
                missing.append("\(name): no sequences_acknowledged")
            }
        }
        return missing
    }

    private func breaches() -> [String] {
        evidence.participants.values.sorted { $0.id < $1.id }.flatMap { participant in
            (participant.partitions.breaches + (allowance.gaps ? [] : participant.partitions.gaps))
                .map { "\(participant.id.instance): \($0)" }
        }
    }

    private static func merge(_ maps: [[String: SequenceRanges]]) -> [String: SequenceRanges] {
        maps.reduce(into: [:]) { sum, map in
            sum.merge(map) { $0.union($1) }
        }
    }
}
