import Analysis
import FlameReport
import ProfileModel
import Testing
import Units

@Suite("A service's flame graph")
struct SVGFlameGraphTests {
    private static func graph(_ profile: ServiceProfile) -> SVGFlameGraph {
        SVGFlameGraph(profile, quality: profile.quality)
    }

    @Test("is the golden picture, and the same in every run")
    func golden() throws {
        let bytes = Self.graph(SampleServices.json).make()
        try ReportGolden.expect(String(decoding: bytes, as: UTF8.self), matches: "serdes-json-producer.svg")
        #expect(Self.graph(SampleServices.json).make() == bytes)
    }

    @Test("has tooltips with self, total and cost, and no script")
    func tooltips() throws {
        let picture = try DrawnSVG(Self.graph(SampleServices.small(messagesOfB: 10).a).make())
        #expect(
            try picture.frame("a").title
                == "a\nunknown\ntotal 75.00 % · 15 samples · 1.50 ns/message\nself 25.00 % · 5 samples · 0.50 ns/message"
        )
        #expect(picture.elements.isDisjoint(with: ["script", "a", "image", "foreignObject", "use"]))
        #expect(!picture.attributes.contains { $0.hasPrefix("on") || $0.hasPrefix("xlink") || $0 == "href" })
    }

    @Test("draws frames as wide as their cost, callees within their caller", arguments: SVGOptions.Direction.allCases)
    func widths(direction: SVGOptions.Direction) throws {
        var graph = Self.graph(SampleServices.json)
        graph.options.direction = direction
        let picture = try DrawnSVG(graph.make())
        let root = try picture.frame("serdes-json-producer")
        #expect(root.x == 10 && root.end == 1190)
        for row in Dictionary(grouping: picture.frames, by: \.y).values {
            let sorted = row.sorted { $0.x < $1.x }
            #expect(sorted.reduce(0) { $0 + $1.end - $1.x } <= 1180 + 0.01 * Double(sorted.count))
            for (left, right) in zip(sorted, sorted.dropFirst()) { #expect(left.end <= right.x + 0.011) }
        }
        // What is drawn on the root adds up to it: nothing is spent in the root itself.
        let first = picture.frames.filter { abs(abs($0.y - root.y) - 17) < 0.01 }
        #expect(abs(first.reduce(0) { $0 + $1.end - $1.x } - 1180) < 0.03)
        let isAbove = try #require(first.first).y < root.y
        #expect(isAbove == (direction == .flame))
    }

    @Test("weighs rounds alike: cost is the mean over rounds, whatever their messages")
    func roundsCountAlike() throws {
        let stacks: [SampleService.Stack] = [
            .init(folded: "main;x", samples: [10, 0]), .init(folded: "main;y", samples: [0, 100]),
        ]
        let profile = SampleService.make("two rounds", stacks, messages: [10, 100])
        let byCost = try DrawnSVG(SVGFlameGraph(profile).make())
        #expect(try abs(byCost.frame("x").end - byCost.frame("x").x - 590) < 0.02)
        var graph = SVGFlameGraph(profile)
        graph.measure = .samples
        let bySamples = try DrawnSVG(graph.make())
        #expect(try abs(bySamples.frame("x").end - bySamples.frame("x").x - 1180 / 11) < 0.02)
    }

    @Test("keeps hostile names inert")
    func hostileNames() throws {
        let stacks = HostileSymbols.all.map { SampleService.Stack(["main", $0], $0, samples: [100]) }
        let profile = SampleService.make("</svg><script>alert(1)</script>\u{0}", stacks, messages: [1])
        let picture = try DrawnSVG(Self.graph(profile).make())
        #expect(
            picture.elements.isSubset(of: [
                "svg", "style", "defs", "pattern", "path", "circle", "g", "title", "rect", "text",
            ])
        )
        #expect(!picture.attributes.contains { $0.hasPrefix("on") || $0 == "autofocus" || $0 == "src" })
        for name in ["<script>alert(1)</script>", "&lt;b&gt;", "Array<Int>", ">>=", "]]>", "javascript:alert(1)"] {
            _ = try picture.frame(name)
        }
        _ = try picture.frame("nulbyte")
        let longest = try #require(picture.frames.map(\.name.count).max())
        #expect(longest == 1001)
    }

    @Test("colours the same frame alike in two pictures, by module where there are no categories")
    func colors() throws {
        let stack = SampleService.Stack(["main", "libz.so.1!deflate"], samples: [5])
        let other = SampleService.Stack(["main", "libc.so.6!memcpy"], samples: [9])
        let alone = SampleService.make("one", [stack], messages: [1], hasCategories: false)
        let both = SampleService.make("two", [stack, other], messages: [1], hasCategories: false)
        let first = try DrawnSVG(SVGFlameGraph(alone).make())
        let second = try DrawnSVG(SVGFlameGraph(both).make())
        let color = try first.frame("deflate").rectangles.map(\.fill)
        #expect(try second.frame("deflate").rectangles.map(\.fill) == color)
        #expect(try second.frame("memcpy").rectangles.map(\.fill) != color)
        #expect(second.texts.contains { $0.hasPrefix("libc.so.6 64.3 %") })
    }

    @Test("says first when the profile is not trustworthy")
    func distrust() throws {
        let profile = SampleServices.json
        var quality = profile.quality
        quality.reconciliation = Reconciliation(profiled: 8e8, accounted: 1e9, samples: 10_000)
        let picture = try DrawnSVG(SVGFlameGraph(profile, quality: quality).make())
        #expect(picture.texts.contains { $0.contains("0.800, not trustworthy") && $0.contains("lacks 20.0 %") })
    }

    @Test("says what is not drawn")
    func omissions() throws {
        let deep = SampleService.Stack((0..<300).map { "f\($0)" }, samples: [900])
        let narrow = SampleService.Stack(["rare"], samples: [1])
        let profile = SampleService.make("deep", [deep, narrow], messages: [1])
        var graph = SVGFlameGraph(profile)
        graph.options.minimumWidth = 5
        let picture = try DrawnSVG(graph.make())
        #expect(picture.texts.contains("Not drawn: 1 frame too narrow to be seen, 0.1 % of the whole."))
        #expect(picture.texts.contains("Not drawn: 45 frames beyond row 256, 99.9 % of the whole."))
        #expect(picture.frames.count == 256)
    }

    @Test("of nothing says so")
    func nothing() throws {
        let profile = ServiceProfile(
            name: "idle",
            tree: CallTree(columnCount: 1),
            rounds: [.init(number: 1)],
            measurement: Measurement(unit: .nanoseconds)
        )
        let picture = try DrawnSVG(SVGFlameGraph(profile).make())
        #expect(picture.frames.isEmpty && picture.texts.contains("There is no cost to draw."))
    }

    @Test("falls back to samples where messages are not known, and to values where samples are not")
    func fallbacks() throws {
        var profile = SampleServices.small(messagesOfB: 10).a
        profile.rounds[0].messages = nil
        #expect(try DrawnSVG(SVGFlameGraph(profile).make()).texts.contains { $0.contains("width: samples") })
        profile.tree.columns[0].selfSamples = profile.tree.columns[0].selfSamples.map { _ in 0 }
        let picture = try DrawnSVG(SVGFlameGraph(profile).make())
        #expect(picture.texts.contains { $0.contains("width: nanoseconds") })
        #expect(try picture.frame("c").title == "c\nunknown\ntotal 25.00 % · 5.0 ns\nself 25.00 % · 5.0 ns")
    }
}
