import Analysis
import Foundation
import Pipeline
import ProfileModel
import Subprocess
import Testing
import Units

@testable import flamegraph

/// The gate's exit codes, on profiles whose difference is known.
@Suite("flamegraph gate", .timeLimit(.minutes(1)))
struct GateProcessTests {
    /// A profile of five rounds of 1,000 messages, in which a function has so many samples each, give or take two.
    private static func profile(encode: Int64, unit: ProfileModel.Measurement.Unit = .nanoseconds) -> Profile {
        var profile = Profile(measurement: ProfileModel.Measurement(event: "cpu-clock", unit: unit, period: 1000))
        let main = profile.stacks.push(profile.frames.intern(Frame(symbol: "main", module: "app")), on: .root)
        let leaf = profile.stacks.push(profile.frames.intern(Frame(symbol: "encode", module: "app")), on: main)
        var rounds: [ServiceProfile.Round] = []
        for (number, scatter) in [-2, 1, 0, 2, -1].enumerated() {
            let labels = profile.labels.intern(Labels([Labels.Key.round: String(number + 1)]))
            for (stack, count) in [(main, 500 + Int64(scatter)), (leaf, encode + Int64(scatter))] {
                profile.samples.append(
                    .init(stack: stack, labels: labels, count: SampleCount(count), value: count * 1000)
                )
            }
            rounds.append(.init(number: number + 1, messages: 1000))
        }
        profile.measurement.facts = RoundFacts.facts(service: "app", rounds: rounds)
        return profile
    }

    private func gate(_ a: Profile, _ b: Profile, _ options: String...) async throws -> Tool.Outcome {
        try await Tool.withFolder { folder in
            for (name, profile) in [("a", a), ("b", b)] {
                try Data(PprofFile.bytes(of: profile)).write(to: URL(fileURLWithPath: "\(folder)/\(name).pb.gz"))
            }
            let arguments = ["gate", "--baseline", folder + "/a.pb.gz", folder + "/b.pb.gz"] + options
            return try await Tool.shell("exec $FLAMEGRAPH " + arguments.map { "'\($0)'" }.joined(separator: " "))
        }
    }

    @Test(
        "tells regression, improvement, passing and doubt apart",
        arguments: [
            ("function:encode > +10%", 400, 600, .regression), ("total > +10%", 400, 600, .regression),
            ("function:enc* > +20ns", 400, 600, .regression), ("function:encode > +10%", 600, 400, .improvement),
            ("function:encode > +10%", 500, 500, .success), ("total > +10%", 500, 501, .success),
            ("function:nothing > +10%", 400, 600, .inconclusive), ("function:encode > +25%", 400, 500, .inconclusive),
        ] as [(String, Int64, Int64, Pipeline.ExitCode)]
    )
    func verdicts(rule: String, a: Int64, b: Int64, expected: Pipeline.ExitCode) async throws {
        let outcome = try await gate(Self.profile(encode: a), Self.profile(encode: b), "--fail-if", rule)
        #expect(outcome.status == .exited(expected.rawValue), "\(outcome.output)\(outcome.error)")
        #expect(outcome.output.contains(rule))
    }

    @Test("can take an improvement for a pass, and leaves out what costs too little")
    func options() async throws {
        let (low, high) = (Self.profile(encode: 400), Self.profile(encode: 600))
        let improvement = try await gate(high, low, "--fail-if", "total > +5%", "--accept-improvement")
        #expect(improvement.status == .exited(0))
        let small = try await gate(low, high, "--fail-if", "function:encode > +5%", "--min-cost", "2us")
        #expect(small.status == .exited(0), "\(small.output)")
        let json = try await gate(low, high, "--fail-if", "total > +5%", "--format", "json")
        let document = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
        #expect(document?["verdict"] as? String == "regression")
    }

    @Test("refuses what it cannot read or compare")
    func refusals() async throws {
        let profile = Self.profile(encode: 400)
        let rule = try await gate(profile, profile, "--fail-if", "nonsense")
        #expect(rule.status == .exited(ExitCode.usage.rawValue))
        let other = Self.profile(encode: 400, unit: ProfileModel.Measurement.Unit(rawValue: "cycles"))
        let units = try await gate(profile, other, "--fail-if", "total > +5%")
        #expect(units.status == .exited(ExitCode.incomparable.rawValue), "\(units.error)")
        #expect(units.error.contains("cycles"))
    }
}
