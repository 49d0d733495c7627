import ProfileModel
import Testing
import Units

@testable import PyroscopeClient

/// Bodies changed at random: whatever comes, a call returns or throws, and what it returns is consistent.
@Suite struct FuzzTests {
    /// Changes some bytes, repeats or drops a piece, or puts in a token that means something.
    private static func mutate(_ body: [UInt8], using generator: inout SeededGenerator) -> [UInt8] {
        var bytes = body
        let tokens = [
            "\"-1\"", "null", "{}", "[]", "9223372036854775807", "\"18446744073709551615\"", "1e999", "\"\"", "[[[[",
        ]
        for _ in 0..<Int.random(in: 1...4, using: &generator) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &generator)
            let end = min(bytes.count, place + Int.random(in: 1...12, using: &generator))
            switch Int.random(in: 0..<20, using: &generator) {
            case 5...:
                // A number for another keeps the JSON whole, so that the change reaches the readers.
                let isDigit = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[place])
                if isDigit { bytes[place] = UInt8.random(in: UInt8(ascii: "0")...UInt8(ascii: "9"), using: &generator) }
            case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
            case 1: bytes.removeSubrange(place..<end)
            case 2: bytes.insert(contentsOf: bytes[place..<end], at: place)
            case 3: bytes = Array(bytes.prefix(place))
            default:
                bytes.replaceSubrange(place..<end, with: Array((tokens.randomElement(using: &generator) ?? "").utf8))
            }
        }
        return bytes
    }

    @Test("no answer makes a reader crash, and no profile is out of balance", arguments: 0..<8)
    func answers(seed: UInt64) throws {
        var generator = SeededGenerator(state: seed)
        let bodies = [
            Answers.flame(times: 10_309_278), Answers.difference, Answers.pprof, Answers.holdings,
            #"{"series":[{"labels":[{"name":"a","value":"b"}],"points":[{"value":1.5e9,"timestamp":"1"}]}]}"#,
            #"{"labelsSet":[{"labels":[{"name":"a","value":"b"}]}]}"#,
        ]
        let query = try Quick.query()
        var readCount = 0
        for round in 0..<3000 {
            let body = Self.mutate(Array(bodies[round % bodies.count].utf8), using: &generator)
            do {
                try Self.read(body, as: round % bodies.count, query)
                readCount += 1
            } catch let error as PyroscopeError {
                #expect(error.code == .body && !error.description.contains("\n"))
            } catch is FlameLevels.Fault {
            } catch is PprofReader.Fault {}
        }
        // If hardly any were read, the changes would be too coarse to reach the readers.
        #expect(readCount > 300)
    }

    private static func read(_ body: [UInt8], as kind: Int, _ query: ProfileQuery) throws {
        func decoded<Answer: Decodable>(_ type: Answer.Type) throws -> Answer {
            try JSONMessage.decode(type, from: body, place: "here")
        }
        switch kind {
        case 0, 1:
            guard let flame = try decoded(StacktracesAnswer.self).flamegraph else { return }
            for side in kind == 0 ? [FlameLevels.Side.only] : [.left, .right] {
                try check(FlameReader.read(flame, side: side, query: query))
            }
        case 2: try check(PprofReader.read(decoded(PprofAnswer.self), query: query))
        case 3: _ = try decoded(PyroscopeHoldings.self)
        case 4:
            #expect(try decoded(TimeSeriesAnswer.self).series.allSatisfy { $0.points.allSatisfy { $0.value.isFinite } })
        default: _ = try decoded(SeriesAnswer.self)
        }
    }

    private static func check(_ merged: MergedProfile?) throws {
        guard let merged else { return }
        let profile = merged.profile
        #expect(!profile.samples.isEmpty)
        #expect(profile.samples.allSatisfy { $0.value > 0 && $0.count >= .zero })
        for sample in profile.samples { _ = profile.stacks.frames(of: sample.stack).map { profile.frames[$0] } }
        _ = merged.warnings.map(\.description)
        #expect(merged.foldedValue >= 0 && merged.foldedValue <= profile.totalValue)
    }

    @Test("no bytes make the division of a pprof crash, and every part is within the limits", arguments: 0..<8)
    func pprofs(seed: UInt64) throws {
        var generator = SeededGenerator(state: seed)
        let samples = (0..<20).map { TestPprof.Sample(stack: ["a", "b", "f\($0)"], label: "t", value: UInt64($0)) }
        let whole = TestPprof(samples: samples, time: 1_700_000_000_000_000_000)
        let limits = PushLimits(maximumBytes: Bytes(700), maximumSamples: 7)
        for round in 0..<1500 {
            let bytes = Self.mutate(whole.encoded(isPacked: round % 2 == 0), using: &generator)
            do {
                let division = try PprofDivider.divide(bytes, limits: limits, labelBytes: 20)
                #expect(division.parts.allSatisfy { $0.bytes.count <= 680 && (1...7).contains($0.sampleCount) })
            } catch {
                #expect(error.code == .profile)
            }
        }
    }
}
