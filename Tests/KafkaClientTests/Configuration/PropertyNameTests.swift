import Testing

@testable import KafkaClient

@Suite("Property names")
struct PropertyNameTests {
    @Test("the edit distance is a metric", arguments: 0..<50)
    func metric(_ seed: UInt64) {
        var random = SplitMix(seed: seed)
        let (a, b, c) = (random.word(), random.word(), random.word())
        let distance = PropertyName.editDistance
        #expect(distance(a, a) == 0)
        #expect((distance(a, b) == 0) == (a == b))
        #expect(distance(a, b) == distance(b, a))
        #expect(distance(a, c) <= distance(a, b) + distance(b, c))
        #expect(distance(a, b) <= max(a.utf8.count, b.utf8.count))
        #expect(distance(a, b) >= abs(a.utf8.count - b.utf8.count))
    }

    @Test("known distances", arguments: [("kitten", "sitting", 3), ("", "abc", 3), ("linger.ms", "lingr.ms", 1)])
    func known(_ left: String, _ right: String, _ expected: Int) {
        #expect(PropertyName.editDistance(left, right) == expected)
    }

    @Test("milliseconds are rounded up, cut, and never negative")
    func milliseconds() {
        #expect(Duration.nanoseconds(1).milliseconds == 1)
        #expect(Duration.milliseconds(1500).milliseconds == 1500)
        #expect(Duration.seconds(-3).timeoutMilliseconds == 0)
        #expect(Duration.seconds(1_000_000_000).timeoutMilliseconds == .max)
    }
}

private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }

    mutating func word() -> String {
        String(
            (0..<Int.random(in: 0...8, using: &self)).map { _ in ["a", "b", "."].randomElement(using: &self) ?? "a" }
        )
    }
}
