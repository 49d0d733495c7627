import KafkaClient
import Units

extension InputReader {
    /// Takes the next command when the time for it has come.
    func takeCommand() throws(PipelineError) {
        if !isAnnounced {
            guard isInGroup else { return }
            isAnnounced = true
            context.announce()
        }
        // A round that runs is finished before the next begins; a finish is taken at once.
        guard phase != .finishing, phase == .idle || context.settings.isSupervised else { return }
        switch context.rounds.next() {
        case .round(let round, let messages): try beginRound(round, messages: messages)
        case .finish where phase == .reading: try findEnds()
        case .finish, .stop, nil: break
        }
    }

    func beginRound(_ round: Int, messages: MessageCount) throws(PipelineError) {
        phase = .reading
        lastActivity = .now
        handler.beginRound(round, messages: messages)
        try perform("resume") { () throws(KafkaError) in try consumer.resume(topicPartitions(assignment)) }
    }

    func endRound() throws(PipelineError) {
        try handler.endRound()
        phase = .idle
        ends = EndTracker()
        consumption.write(to: context.events, topic: topic)
        if context.settings.isSupervised { try pause(assignment) }
    }

    func pause(_ partitions: Set<Partition>) throws(PipelineError) {
        try perform("pause") { () throws(KafkaError) in try consumer.pause(topicPartitions(partitions)) }
    }

    /// Learns where the partitions in hand end now.
    func findEnds() throws(PipelineError) {
        phase = .finishing
        ends = EndTracker()
        for partition in assignment {
            try perform("look up the end of \(topic)") { () throws(KafkaError) in
                let end = try consumer.watermarks(of: TopicPartition(topic, partition), timeout: .seconds(5)).high
                ends.expect(end, of: partition, readUpTo: gaps.position(of: partition))
            }
        }
    }

    /// Between two assignments nothing is at its end: somebody has to read those partitions yet, perhaps this process.
    var hasReachedEnds: Bool { isInGroup && ends.remaining == 0 }
}
