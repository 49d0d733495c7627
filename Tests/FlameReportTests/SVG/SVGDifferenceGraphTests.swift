import Analysis
import FlameReport
import Testing

@Suite("The flame graph of a difference")
struct SVGDifferenceGraphTests {
    private static func picture(_ a: ServiceProfile, _ b: ServiceProfile, _ scheme: WidthScheme = .both) throws
        -> DrawnSVG
    {
        var graph = SVGDifferenceGraph(try .make(a, b))
        graph.widthScheme = scheme
        return try DrawnSVG(graph.make())
    }

    @Test("is the golden picture, and the same in every run")
    func golden() throws {
        let graph = SVGDifferenceGraph(try .make(SampleServices.json, SampleServices.avro))
        let bytes = graph.make()
        try ReportGolden.expect(String(decoding: bytes, as: UTF8.self), matches: "serdes-difference.svg")
        #expect(graph.make() == bytes)
    }

    @Test("compares inclusive cost: a caller whose callees grew has grown")
    func inclusive() throws {
        let services = SampleServices.small(messagesOfB: 10)
        let picture = try Self.picture(services.a, services.b)
        let a = try picture.frame("a").title
        #expect(a.contains("total: A 1.50 → B 2.00 ns/message, Δ +0.50 (+33.3 %)"))
        #expect(a.contains("self: A 0.50 → B 0.00 ns/message, Δ −0.50, only in A"))
        #expect(try picture.frame("c").title.contains("total: A 0.50 → B 0.00 ns/message, Δ −0.50, only in A"))
        #expect(try picture.frame("d").title.contains("total: A 0.00 → B 1.00 ns/message, Δ +1.00, only in B"))
        #expect(try picture.frame("all").title.contains("total: A 2.00 → B 3.00 ns/message, Δ +1.00 (+50.0 %)"))
    }

    @Test("divides each side by its own messages: the same work per message is no difference")
    func ownDenominators() throws {
        let services = SampleServices.small(messagesOfB: 15)
        let picture = try Self.picture(services.a, services.b)
        #expect(try picture.frame("all").title.contains("total: A 2.00 → B 2.00 ns/message, Δ 0.00 (0.0 %)"))
        #expect(try picture.frame("all").label.hasPrefix("= "))
        #expect(try picture.frame("b").title.contains("total: A 1.00 → B 1.33 ns/message, Δ +0.33 (+33.3 %)"))
    }

    @Test("draws A's part to the left and B's to the right, as wide as both cost together")
    func twoTones() throws {
        let services = SampleServices.small(messagesOfB: 10)
        let frame = try Self.picture(services.a, services.b).frame("a")
        let widths = frame.rectangles.prefix(2).map(\.width)
        // 1180 pixels for 2 + 3 ns.
        #expect(abs(widths[0] - 1.5 * 236) < 0.01 && abs(widths[1] - 2 * 236) < 0.01)
        #expect(abs(frame.rectangles[0].x + widths[0] - frame.rectangles[1].x) < 0.011)
        #expect(frame.rectangles[0].fill != frame.rectangles[1].fill)
    }

    @Test("shows what either side lacks only where both sides' widths count", arguments: WidthScheme.allCases)
    func schemes(scheme: WidthScheme) throws {
        let services = SampleServices.small(messagesOfB: 10)
        let picture = try Self.picture(services.a, services.b, scheme)
        let names = Set(picture.frames.map(\.name))
        #expect(names.contains("c") == (scheme != .b))
        #expect(names.contains("d") == (scheme != .a))
        if scheme == .a {
            #expect(picture.texts.contains { $0.contains("What costs 1.00 ns per message only in B is not drawn.") })
        }
    }

    @Test("of B and A is the mirror of that of A and B")
    func mirror() throws {
        let forth = try Self.picture(SampleServices.json, SampleServices.avro)
        let back = try Self.picture(SampleServices.avro, SampleServices.json)
        #expect(forth.frames.map(\.name) == back.frames.map(\.name))
        let opposite: [Character: Character] = ["+": "−", "−": "+"]
        for (frame, mirrored) in zip(forth.frames, back.frames) {
            #expect(abs(frame.x - mirrored.x) < 0.011 && abs(frame.end - mirrored.end) < 0.021)
            #expect(frame.label.map { opposite[$0] ?? $0 }.first == mirrored.label.first)
        }
    }

    @Test("tells in the tooltip what the statistics say of the function")
    func findings() throws {
        let picture = try Self.picture(SampleServices.json, SampleServices.avro)
        let encode = try picture.frame("Pipeline.ProducerLoop.encode(_:)").title
        #expect(encode.contains("function on all paths: Δ −") && encode.contains(", 95 % interval −"))
        #expect(encode.hasSuffix(": significant"))
        let generate = try picture.frame("Pipeline.ProducerLoop.generate(_:)")
        #expect(generate.title.hasSuffix(": not significant"))
        #expect(generate.label.hasPrefix("≈ ") && generate.rectangles.last?.fill == "url(#n)")
    }

    @Test("keeps hostile names inert")
    func hostileNames() throws {
        let stacks = HostileSymbols.all.map { SampleService.Stack(["main", $0], $0, samples: [100]) }
        let a = SampleService.make("\"><script>", stacks, messages: [1])
        let b = SampleService.make("'><img onerror=x>", stacks.reversed().dropLast(3), messages: [1])
        let picture = try Self.picture(a, b)
        #expect(
            picture.elements.isSubset(of: [
                "svg", "style", "defs", "pattern", "path", "circle", "g", "title", "rect", "text",
            ])
        )
        #expect(!picture.attributes.contains { $0.hasPrefix("on") })
        _ = try picture.frame("</script><img src=x onerror=alert(1)>")
    }
}
