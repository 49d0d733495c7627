import Pipeline

/// What the check of a run found.
struct DeliveryReport: Sendable, Codable {
    /// A message by its producer and number.
    struct Message: Sendable, Codable, Comparable {
        var producer: String
        var sequence: UInt64

        static func < (left: Message, right: Message) -> Bool {
            (left.producer, left.sequence) < (right.producer, right.sequence)
        }
    }

    /// One line from producer to consumer.
    struct Line: Sendable, Codable {
        var name: String
        var run: String
        var acknowledged: UInt64 = 0
        var received: UInt64 = 0
        var lost: UInt64 = 0
        var phantom: UInt64 = 0
        var duplicated: Int64 = 0
        var outOfOrder: Int64 = 0
        var rejected: Int64 = 0
        /// The first lost ones, at most twenty of each producer.
        var lostExamples: [Message] = []
        /// The first that nobody had sent, at most twenty of each producer.
        var phantomExamples: [Message] = []

        init(name: String, run: String) {
            self.name = name
            self.run = run
        }

        mutating func add(lost numbers: SequenceRanges, of producer: String) {
            lost.addSaturated(numbers.count)
            lostExamples += numbers.first(DeliveryReport.exampleLimit).map { Message(producer: producer, sequence: $0) }
        }

        mutating func add(phantom numbers: SequenceRanges, of producer: String) {
            phantom.addSaturated(numbers.count)
            phantomExamples += numbers.first(DeliveryReport.exampleLimit).map {
                Message(producer: producer, sequence: $0)
            }
        }

        mutating func sortExamples() {
            lostExamples.sort()
            phantomExamples.sort()
        }
    }

    static let exampleLimit = 20

    /// Whether duplicates and late arrivals are no fault.
    var allowsDuplicates: Bool
    var lines: [Line] = []
    /// Invariants that did not hold.
    var breaches: [String] = []
    /// What is missing for a verdict.
    var missingEvidence: [String] = []

    init(allowsDuplicates: Bool) {
        self.allowsDuplicates = allowsDuplicates
    }

    var lost: UInt64 { lines.map(\.lost).saturatedSum }
    var phantom: UInt64 { lines.map(\.phantom).saturatedSum }
    var duplicated: Int64 { lines.map(\.duplicated).saturatedSum }
    var outOfOrder: Int64 { lines.map(\.outOfOrder).saturatedSum }
    var rejected: Int64 { lines.map(\.rejected).saturatedSum }

    /// Whether the promise was broken.
    var isViolated: Bool {
        lost > 0 || phantom > 0 || !breaches.isEmpty || (!allowsDuplicates && (duplicated > 0 || outOfOrder > 0))
    }

    /// The exit code that says it.
    var exitCode: Pipeline.ExitCode {
        guard missingEvidence.isEmpty else { return .notEnoughEvidence }
        return isViolated ? .verificationFailed : .success
    }
}
