import Testing

@testable import flamegraph

@Suite("Prometheus text")
struct PrometheusTextTests {
    private func read(_ text: String) -> PrometheusText { PrometheusText(Array(text.utf8), keeping: ["a", "b"]) }

    @Test("names, labels with escapes, values and times are read; comments and other metrics are not")
    func lines() {
        let text = read(
            """
            # HELP a_total What it is
            # TYPE a_total counter
            a_total{x="1",y="q\\"b\\\\n\\n,}"} 12 1769860800000
            \ta_total { x = "2" , } 1.5e3\r
            b NaN
            b +Inf
            b_total 3 # {trace_id="x"} 1
            c 1

            """
        )
        #expect(text.unreadableLines == 0)
        #expect(text.samples.map(\.name) == ["a_total", "a_total", "b", "b", "b_total"])
        #expect(text.samples.first?.labels == ["x": "1", "y": "q\"b\\n\n,}"])
        #expect(text.sum(of: "a_total") == 1512)
        #expect(text.sums(of: "a_total", by: "x") == ["1": 12, "2": 1500])
        #expect(text.sum(of: "b") == nil)
        #expect(text.sum(of: "none") == nil)
    }

    @Test(
        "a line that is not in the format is counted and left out",
        arguments: [
            "a", "a{", "a{}", "a{x}", "a{x=}", "a{x=\"1}", "a{x=\"1\" y=\"2\"} 1", "a{x=\"\\q\"} 1", "a one", "a 1 2 3",
            "a{x=\"1\",x=\"2\"} 1", "a{1x=\"1\"} 1", "a,b 1", "a{x=\"1\"", "a{:=\"1\"} 1",
        ]
    )
    func unreadable(line: String) {
        let text = read(line + "\nb 1")
        #expect(text.unreadableLines == 1)
        #expect(text.samples == [MetricSample(name: "b", labels: [:], value: 1)])
    }

    @Test("what would fill the memory is cut off")
    func limits() {
        let labels = (0...PrometheusText.maximumLabels).map { "x\($0)=\"\"" }.joined(separator: ",")
        let text = read("a{\(labels)} 1\na{x=\"\(String(repeating: "y", count: PrometheusText.maximumLine))\"} 1")
        #expect(text.samples.isEmpty)
        #expect(text.unreadableLines == 2)
        let many = PrometheusText(
            Array(String(repeating: "a 1\n", count: PrometheusText.maximumSamples + 5).utf8),
            keeping: ["a"]
        )
        #expect(many.samples.count == PrometheusText.maximumSamples)
        #expect(many.unreadableLines == 5)
    }

    @Test("no bytes crash it, and every line that counts is read or counted")
    func fuzz() {
        var generator = SeededGenerator(seed: 4)
        let page = Array(AlloyDouble().metrics.utf8)
        for _ in 0..<3000 {
            var bytes = page
            for _ in 0..<Int.random(in: 1...30, using: &generator) {
                let place = Int.random(in: 0..<bytes.count, using: &generator)
                switch Int.random(in: 0..<3, using: &generator) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
                case 1: bytes.remove(at: place)
                default: bytes.insert(contentsOf: [0x22, 0x5C, 0x7B, 0xFF].shuffled(using: &generator), at: place)
                }
            }
            let text = PrometheusText(bytes, keeping: [""])
            #expect(text.samples.count + text.unreadableLines <= bytes.count)
            _ = AlloyMetrics(page: bytes)
        }
    }
}
