import Pipeline
import Testing

@testable import flamegraph

@Suite("The delivery check")
struct DeliveryCheckTests {
    private static let producer = "serdes-json-producer"
    private static let consumer = "serdes-json-consumer"

    /// The event lines of a run in which all went well.
    private static let goodRun = [
        Samples.line("startup_complete", producer),
        Samples.line("sequences_acknowledged", producer, #""producer":"serdes-json-producer-1","ranges":[[0,4]]"#),
        Samples.line("sequences_acknowledged", producer, #""producer":"serdes-json-producer-1","ranges":[[0,9]]"#),
        Samples.line("shutdown_complete", producer, #""exit_code":0"#),
        Samples.line("startup_complete", consumer),
        Samples.line("partitions_assigned", consumer, #""partitions":[{"topic":"t","partition":0}]"#),
        Samples.line(
            "records_consumed",
            consumer,
            #""count":6,"partitions":[{"topic":"t","partition":0,"count":6,"minOffset":0,"maxOffset":5}]"#
        ),
        Samples.line(
            "records_consumed",
            consumer,
            #""count":4,"partitions":[{"topic":"t","partition":0,"count":4,"minOffset":6,"maxOffset":9}]"#
        ),
        Samples.line(
            "offsets_committed",
            consumer,
            #""success":true,"offsets":[{"topic":"t","partition":0,"offset":10}]"#
        ),
        Samples.line("partitions_revoked", consumer, #""partitions":[{"topic":"t","partition":0}],"lost":false"#),
        Samples.line(
            "sequences_received",
            consumer,
            #""producer":"serdes-json-producer-1","ranges":[[0,9]],"duplicates":0,"out_of_order":0"#
        ),
        Samples.line("shutdown_complete", consumer, #""exit_code":0"#),
    ]

    private func check(_ lines: [String], _ allowance: DeliveryCheck.Allowance = .init()) -> DeliveryReport {
        var evidence = Evidence()
        for (number, line) in lines.enumerated() { evidence.read(line, from: "file:\(number + 1)") }
        return DeliveryCheck(evidence, allowing: allowance).report()
    }

    private func replacing(_ old: String, _ new: String) -> [String] {
        Self.goodRun.map { line in line.split(separator: old, omittingEmptySubsequences: false).joined(separator: new) }
    }

    @Test("takes every producer as a source of a consumer that takes every run")
    func everyRun() {
        let other = Self.goodRun.map { line in
            line.contains(Self.consumer) ? line.replacing(#""run":"r""#, with: #""run":"""#) : line
        }
        #expect(other != Self.goodRun)
        #expect(check(other).exitCode == .success)
    }

    @Test("finds nothing wrong with a good run")
    func goodRun() {
        let report = check(Self.goodRun)
        #expect(report.exitCode == .success)
        #expect(report.text() == "ALL-RECORDS-DELIVERED lost=0 duplicated=0 rejected=0\n")
        #expect(report.lines.map(\.acknowledged) == [10])
    }

    @Test(
        "reports every single message that is dropped",
        arguments: 0...9 as ClosedRange<UInt64>
    )
    func drop(number: UInt64) {
        let rest = SequenceRanges([0...9]).subtracting(SequenceRanges([number...number]))
        let ranges = rest.ranges.map { "[\($0.lowerBound),\($0.upperBound)]" }.joined(separator: ",")
        let report = check(
            Self.goodRun.map { line in
                line.contains("sequences_received")
                    ? Samples.line(
                        "sequences_received",
                        Self.consumer,
                        #""producer":"serdes-json-producer-1","ranges":[\#(ranges)]"#
                    )
                    : line
            }
        )
        #expect(report.lost == 1)
        #expect(report.lines.first?.lostExamples.map(\.sequence) == [number])
        #expect(report.exitCode == .verificationFailed)
    }

    @Test("reports duplicates, unless faults were injected")
    func duplicate() {
        let lines = replacing(#""duplicates":0"#, #""duplicates":3"#)
        #expect(check(lines).exitCode == .verificationFailed)
        #expect(check(lines).duplicated == 3)
        #expect(check(lines, .init(duplicates: true)).exitCode == .success)
    }

    @Test("reports swapped messages")
    func swap() {
        let report = check(replacing(#""out_of_order":0"#, #""out_of_order":2"#))
        #expect(report.outOfOrder == 2)
        #expect(report.exitCode == .verificationFailed)
    }

    @Test("reports messages nobody sent, unless they may have been written after all")
    func phantom() {
        let lines = Self.goodRun.filter { !$0.contains("[[0,9]]") || !$0.contains("acknowledged") }
        #expect(check(lines).phantom == 5)
        #expect(check(lines).exitCode == .verificationFailed)
        let errors = (5...9).map {
            Samples.line("producer_send_error", Self.producer, #""status":"possibly_persisted","sequence":\#($0)"#)
        }
        #expect(check(lines + errors).exitCode == .success)
    }

    @Test("does not count a rejected message as lost")
    func rejected() {
        let lost = replacing(#""ranges":[[0,9]],"dup"#, #""ranges":[[0,8]],"dup"#)
        #expect(check(lost).lost == 1)
        let rejection = Samples.line(
            "record_rejected",
            Self.consumer,
            #""reason":"json.invalid","producer":"serdes-json-producer-1","sequence":9"#
        )
        let report = check(lost + [rejection])
        #expect(report.lost == 0)
        #expect(report.rejected == 1)
        #expect(report.exitCode == .success)
    }

    @Test("counts a message that two consumers of a line received as a duplicate")
    func overlap() {
        let other = "serdes-json-consumer-2"
        let further = [
            Samples.line("startup_complete", Self.consumer, instance: other),
            Samples.line(
                "sequences_received",
                Self.consumer,
                #""producer":"serdes-json-producer-1","ranges":[[8,9]],"duplicates":0"#,
                instance: other
            ),
            Samples.line("shutdown_complete", Self.consumer, #""exit_code":0"#, instance: other),
        ]
        #expect(check(Self.goodRun + further).duplicated == 2)
    }

    @Test("wants both ends of every process's life", arguments: ["startup_complete", "shutdown_complete"])
    func halfALife(name: String) throws {
        let index = try #require(Self.goodRun.firstIndex { $0.contains(name) })
        var lines = Self.goodRun
        lines.remove(at: index)
        #expect(check(lines).exitCode == .notEnoughEvidence)
    }

    @Test("wants whole lines")
    func halfALine() {
        let report = check(Self.goodRun.dropLast() + [String(Self.goodRun.last?.prefix(40) ?? "")])
        #expect(report.exitCode == .notEnoughEvidence)
        #expect(report.missingEvidence.contains { $0.hasPrefix("file:12") })
    }

    @Test("wants a producer and a consumer", arguments: [producer, consumer])
    func oneSide(service: String) {
        #expect(check(Self.goodRun.filter { $0.contains(#""service":"\#(service)""#) }).exitCode == .notEnoughEvidence)
        #expect(check([]).exitCode == .notEnoughEvidence)
    }

    @Test("expects what the feed sent at the end of every line it feeds")
    func feed() {
        func process(_ service: String, _ fields: [(String, String)]) -> [String] {
            [Samples.line("startup_complete", service)] + fields.map { Samples.line($0.0, service, $0.1) }
                + [Samples.line("shutdown_complete", service, #""exit_code":0"#)]
        }
        let sent = process(
            "processing-feed-producer",
            [("sequences_acknowledged", #""producer":"processing-feed-producer-1","ranges":[[0,9]]"#)]
        )
        let received = #""producer":"processing-feed-producer-1","ranges":[[0,9]]"#
        let simple = process("processing-simple-consumer", [("sequences_received", received)])
        #expect(check(sent + simple).exitCode == .success)
        // The complex line lost everything, which no sequences_received line of it says.
        let report = check(sent + simple + process("processing-complex-consumer", []))
        #expect(report.lines.map(\.lost) == [10, 0])
        #expect(report.exitCode == .verificationFailed)
    }

    @Test("lets a killed processor be where faults were injected")
    func killedProcessor() {
        let killed = [Samples.line("startup_complete", "serdes-json-processor")]
        #expect(check(Self.goodRun + killed).exitCode == .notEnoughEvidence)
        #expect(check(Self.goodRun + killed, .init(duplicates: true)).exitCode == .success)
    }

    @Test("shows at most twenty examples")
    func manyExamples() {
        let report = check(
            replacing(#""ranges":[[0,9]],"dup"#, #""ranges":[],"dup"#).map { line in
                line.split(separator: "[[0,9]]", omittingEmptySubsequences: false).joined(separator: "[[0,99]]")
            }
        )
        #expect(report.lost == 100)
        #expect(report.text().split(separator: "\n").count == 1 + 20 + 1)
        #expect(report.text().contains("and 80 more"))
    }

    @Test("survives any bytes and any numbers", arguments: 1...8)
    func fuzz(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let extremes = [
            "9223372036854775807", "-9223372036854775808", "18446744073709551615", "-1", "null", "\"\"", "[]",
        ]
        for _ in 0..<60 {
            var evidence = Evidence()
            for line in Self.goodRun {
                var bytes = Array(line.utf8)
                if Bool.random(using: &generator) {
                    let index = Int.random(in: bytes.indices, using: &generator)
                    bytes[index] = UInt8.random(in: .min ... .max, using: &generator)
                }
                var text = String(decoding: bytes, as: UTF8.self)
                for digit in ["0", "5", "9"] where Int.random(in: 0..<4, using: &generator) == 0 {
                    let extreme = extremes.randomElement(using: &generator) ?? ""
                    text = text.split(separator: digit, omittingEmptySubsequences: false).joined(separator: extreme)
                }
                if Int.random(in: 0..<5, using: &generator) == 0 { text = String(text.prefix(text.count / 2)) }
                evidence.read(text, from: "fuzz")
            }
            let report = DeliveryCheck(evidence).report()
            #expect([.success, .verificationFailed, .notEnoughEvidence].contains(report.exitCode))
            #expect(!report.text().isEmpty)
        }
    }

    @Test("survives counts that do not fit")
    func overflow() {
        let huge = "[[0,18446744073709551615]]"
        let lines = replacing("[[0,9]]", huge).map {
            $0.split(separator: #""duplicates":0"#, omittingEmptySubsequences: false)
                .joined(separator: #""duplicates":9223372036854775807"#)
        }
        let twice =
            lines
            + lines.map {
                $0.split(separator: "-1\"", omittingEmptySubsequences: false).joined(separator: "-2\"")
            }
        #expect(check(twice).duplicated == .max)
    }
}
