import Analysis
import Testing

@Suite("Gate rules")
struct GateRuleTests {
    @Test("are read")
    func reading() throws {
        let cases: [(String, GateRule.Subject, GateRule.Threshold)] = [
            ("function:KafkaProducer.send > +10%", .function("KafkaProducer.send"), .relative(0.1)),
            ("category:serialization > +5%", .category("serialization"), .relative(0.05)),
            ("category: schema registry >5 %", .category("schema registry"), .relative(0.05)),
            ("total > +3%", .total, .relative(0.03)),
            ("total>+50ns", .total, .absolute(50)),
            ("total > 1.5us", .total, .absolute(1500)),
            ("total > +1.5µs", .total, .absolute(1500)),
            ("total > 2 ms", .total, .absolute(2_000_000)),
            ("function:static Money.> infix(_:_:) > +0%", .function("static Money.> infix(_:_:)"), .relative(0)),
            ("function:A::b<C>::d(*) > +10%", .function("A::b<C>::d(*)"), .relative(0.1)),
            ("  total > +3%\n", .total, .relative(0.03)),
        ]
        for (text, subject, threshold) in cases {
            let rule = try GateRule(text)
            #expect(rule.subject == subject)
            #expect(rule.threshold == threshold)
        }
        #expect(try GateRule("  total > +3%\n").description == "total > +3%")
    }

    @Test(
        "what is none is refused with its text",
        arguments: [
            "", "total", "total >", "total > ", "total > +x%", "total > -5%", "total > +5", "total > 1e3ns",
            "total > nan%",
            "total > inf%", "total > +%", "total > ..%", "function: > +5%", "function > +5%", "module:x > +5%", "> +5%",
            "total > ++5%", "total > +1.2.3%", "total > +5ns%", "total < +5%",
        ]
    )
    func refusing(text: String) {
        do {
            _ = try GateRule(text)
            Issue.record("\(text) was read")
        } catch {
            #expect(error.description.contains(text))
        }
    }

    @Test("any bytes are read or refused")
    func anything() {
        var generator = SeededGenerator(state: 71)
        let alphabet: [Character] = Array("total>function:category%+-.0123456789nsuµ é\u{301}\u{0}*?\\")
        for _ in 0..<5000 {
            let length = Int.random(in: 0...30, using: &generator)
            let text = String((0..<length).map { _ in alphabet.randomElement(using: &generator) ?? "x" })
            guard let rule = try? GateRule(text) else { continue }
            switch rule.threshold {
            case .relative(let amount), .absolute(let amount): #expect(amount >= 0 && amount.isFinite)
            }
        }
    }
}
