import Analysis
import ProfileModel
import Testing
import Units

@Suite("Comparability")
struct ComparabilityTests {
    private static func service(_ name: String, _ change: (inout ServiceProfile) -> Void = { _ in }) -> ServiceProfile {
        var service = Given.service(
            name,
            [[("x", 10)], [("x", 11)]],
            messages: [5, 5],
            measurement: Measurement(
                event: "cpu-clock",
                unit: .nanoseconds,
                period: 10_101_010,
                includesKernel: true,
                facts: ["kernel": "6.1", "service": name, "rounds": name]
            )
        )
        change(&service)
        return service
    }

    private static func refusal(_ change: (inout ServiceProfile) -> Void) -> IncomparableError? {
        do {
            _ = try Comparability.check(service("json"), service("avro", change))
            return nil
        } catch {
            return error
        }
    }

    @Test("equal measurements are compared without a word")
    func equal() throws {
        #expect(try Comparability.check(Self.service("json"), Self.service("avro")).isEmpty)
    }

    @Test("another unit, event, rate or scope is refused, with both sides named")
    func refusals() {
        let cases: [(IncomparableError.Reason.Subject, String, (inout ServiceProfile) -> Void)] = [
            (.unit, "json is measured in nanoseconds, avro is measured in count.", { $0.measurement.unit = .count }),
            (.event, "json sampled cpu-clock, avro sampled cycles.", { $0.measurement.event = "cycles" }),
            (
                .period, "A sample of json stands for 10101010 nanoseconds, one of avro for 1000000.",
                { $0.measurement.period = 1_000_000 }
            ),
            (
                .kernel, "json includes the kernel's share of the CPU time, avro does not.",
                { $0.measurement.includesKernel = false }
            ),
        ]
        for (subject, text, change) in cases {
            let error = Self.refusal(change)
            #expect(error?.reasons.map(\.subject) == [subject])
            #expect(error?.reasons.first?.text == text)
            #expect(error?.reasons.first?.remedy.isEmpty == false)
        }
    }

    @Test("messages are needed in every round")
    func messages() {
        let unknown = Self.refusal { $0.rounds[1].messages = nil }
        #expect(unknown?.reasons.first?.text == "avro does not tell how many messages it did in round 2.")
        #expect(unknown?.description.contains("--messages-b") == true)
        #expect(Self.refusal { $0.rounds[0].messages = 0 }?.reasons.map(\.subject) == [.messages])
        #expect(Self.refusal { $0.rounds[0].messages = -5 }?.reasons.map(\.subject) == [.messages])
    }

    @Test("a side without samples is refused")
    func noSamples() {
        let empty = Self.refusal { $0 = Given.service("avro", [[]], messages: [5]) }
        #expect(empty?.reasons.first?.text == "avro has no samples.")
        #expect(Self.refusal { $0 = Given.service("avro", [], messages: []) } != nil)
    }

    @Test("values that are none are refused", arguments: [-1, .nan, .infinity, 1e300])
    func values(value: Double) {
        let error = Self.refusal { $0.tree.columns[1].selfValues[1] = value }
        #expect(error?.reasons.map(\.subject) == [.samples])
        #expect(error?.reasons.first?.text == "avro has values below 0 or beyond all measure.")
    }

    @Test("all reasons come at once")
    func several() {
        let error = Self.refusal {
            $0.measurement.event = "cycles"
            $0.measurement.includesKernel = false
            $0.rounds[0].messages = nil
        }
        #expect(error?.reasons.map(\.subject) == [.messages, .event, .kernel])
        #expect(error?.description.split(separator: "\n").count == 3)
    }

    @Test("a rate that was rounded is the same rate")
    func rounding() {
        #expect(Self.refusal { $0.measurement.period = 10_150_000 } == nil)
        #expect(Self.refusal { $0.measurement.period = 10_250_000 } != nil)
    }

    @Test("what a side does not tell is a warning")
    func silence() throws {
        let warnings = try Comparability.check(
            Self.service("json"),
            Self.service("avro") {
                $0.measurement.event = ""
                $0.measurement.period = nil
            }
        )
        #expect(
            warnings == [
                "avro does not tell the event; taken to be as in json.",
                "avro does not tell the period; taken to be as in json.",
            ]
        )
    }

    @Test("other facts of machine and versions are warnings, the run's own are not")
    func facts() throws {
        let warnings = try Comparability.check(
            Self.service("json"),
            Self.service("avro") { $0.measurement.facts["kernel"] = "6.6" }
        )
        #expect(warnings == ["Measured under different conditions: kernel is 6.1 for json and 6.6 for avro."])
    }
}
