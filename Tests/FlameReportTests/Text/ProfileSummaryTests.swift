import Analysis
import FlameReport
import Testing

@Suite("What is said of the profiles of a run")
struct ProfileSummaryTests {
    @Test("is the golden text")
    func golden() throws {
        let (json, avro) = (SampleServices.json, SampleServices.avro)
        var broken = avro.quality
        broken.reconciliation = Reconciliation(profiled: 6e8, accounted: 1e9, samples: 600)
        broken.lost = 12
        var text = ProfileSummaryText(
            services: [
                .init(name: json.name, quality: json.quality), .init(name: avro.name, quality: avro.quality),
                .init(name: "broken", quality: broken),
                .init(
                    name: "file.folded",
                    quality: ProfileQuality(reconciliation: nil, samples: 12, lost: 0, rooted: 1, unnamed: 0)
                ),
            ],
            comparisons: [try .make(json, avro), try .make(json, json)]
        )
        text.width = 100
        try ReportGolden.expect(text.make(), matches: "summary.txt")
    }

    @Test("names at most five functions, those whose own cost differs most")
    func topFive() throws {
        let comparison = try ProfileComparison.make(SampleServices.json, SampleServices.avro)
        let significant = comparison.functions.filter { $0.own.finding == .significant }
            .sorted { abs($0.own.difference) > abs($1.own.difference) }
        try #require(significant.count > 5)
        let text = ProfileSummaryText(services: [], comparisons: [comparison]).make()
        let lines = text.split(separator: "\n").filter { $0.hasPrefix("  ") }
        #expect(lines.count == 5)
        #expect(lines.first?.contains(significant[0].name) == true)
    }

    @Test(
        "tells agreement with the operating system",
        arguments: [
            (1.012, "profile ÷ operating system = 1.012 (trusted: 0.950 … 1.050)"),
            (
                0.5,
                "profile ÷ operating system = 0.500, not trustworthy (trusted: 0.950 … 1.050): the profile lacks 50.0 %"
            ),
            (
                1.5,
                "profile ÷ operating system = 1.500, not trustworthy (trusted: 0.950 … 1.050): the profile has 50.0 % more"
            ),
            (
                0,
                "profile ÷ operating system = 0.000, not trustworthy (trusted: 0.950 … 1.050): the profile has no CPU time"
            ),
        ]
    )
    func reconciliation(ratio: Double, beginning: String) {
        let reconciliation = Reconciliation(profiled: ratio * 1e9, accounted: 1e9, samples: 10_000)
        let quality = ProfileQuality(reconciliation: reconciliation, samples: 10_000, lost: 0, rooted: 1, unnamed: 0)
        #expect(ReconciliationText(quality).line.hasPrefix(beginning))
    }

    @Test("does not divide by an account of nothing")
    func noAccount() {
        let reconciliation = Reconciliation(profiled: 1e9, accounted: 0, samples: 10_000)
        let quality = ProfileQuality(reconciliation: reconciliation, samples: 10_000, lost: 0, rooted: 1, unnamed: 0)
        let text = ReconciliationText(quality)
        #expect(text.line.contains("the operating system counted no CPU time") && text.ratio == "–")
        #expect(
            ReconciliationText(.init(reconciliation: nil, samples: 0, lost: 0, rooted: 0, unnamed: 0)).isTrustworthy
                == nil
        )
    }
}
