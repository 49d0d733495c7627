import Orders
import Testing

@testable import Workload

@Suite struct CharacterHistogramTests {
    @Test(
        "counts known texts",
        arguments: [
            ("", 0, ""), ("a", 1, "a"), ("hello", 4, "leho"), ("mississippi", 4, "ispm"),
            ("abcdefgh", 8, "abcde"), ("hgfedcbaa", 8, "abcde"), ("éé a", 4, " a"), ("\0\0x", 2, "\0x"),
        ] as [(String, Int32, String)]
    )
    func known(_ text: String, _ distinct: Int32, _ frequent: String) {
        var histogram = CharacterHistogram()
        #expect(histogram.count(text) == CharacterStatistics(distinct: distinct, mostFrequent: frequent))
    }

    @Test("agrees with a dictionary of characters, and forgets the text before")
    func dictionary() {
        var histogram = CharacterHistogram()
        var generator = OrderGenerator(seed: 12, payloadSize: 300)
        for _ in 0..<200 {
            let text = generator.next().payload
            var counts: [Character: Int] = [:]
            for character in text { counts[character, default: 0] += 1 }
            let frequent = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(5).map(\.key)
            let statistics = histogram.count(text)
            #expect(statistics.distinct == Int32(counts.count))
            #expect(statistics.mostFrequent == String(frequent))
        }
    }
}
