import Analysis
import FlameReport
import ProfileModel
import Testing

@Suite("The terminal report of a comparison")
struct ComparisonReportTests {
    private static func report(_ a: ServiceProfile, _ b: ServiceProfile) throws -> ComparisonReport {
        var report = ComparisonReport(try .make(a, b))
        report.rates = [100_000]
        return report
    }

    private static func rows(_ report: ComparisonReport) -> [String] {
        let lines = report.make().split(separator: "\n").map(String.init)
        let start = lines.lastIndex { $0.hasPrefix("──") } ?? lines.endIndex - 1
        return lines[(start + 1)...].prefix { !$0.hasPrefix("(") }.map { row in
            String(row.prefix { $0 != " " })
        }
    }

    @Test("is the golden text, at a narrow and a wide terminal", arguments: [80, 140])
    func golden(width: Int) throws {
        var report = try Self.report(SampleServices.json, SampleServices.avro)
        report.width = width
        let text = report.make()
        try ReportGolden.expect(text, matches: "serdes-\(width).txt")
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= width })
    }

    @Test("says first when a side is not trustworthy, and why")
    func distrust() throws {
        let services = SampleServices.small(messagesOfB: 10)
        var comparison = try ProfileComparison.make(services.a, services.b)
        comparison.b.quality.reconciliation = Reconciliation(profiled: 1.3e9, accounted: 1e9, samples: 5000)
        comparison.b.quality.lost = 7
        let lines = ComparisonReport(comparison).make().split(separator: "\n")
        #expect(lines[3].hasPrefix("B  profile ÷ operating system = 1.300, not trustworthy"))
        #expect(lines[3...5].joined(separator: " ").contains("30.0 % more CPU time"))
    }

    @Test("orders functions as asked", arguments: FunctionOrder.allCases)
    func orders(order: FunctionOrder) throws {
        let services = SampleServices.small(messagesOfB: 10)
        var report = try Self.report(services.a, services.b)
        report.order = order
        let expected: [FunctionOrder: [String]] = [
            .delta: ["b", "d", "main", "a", "c"], .a: ["main", "a", "b", "c", "d"], .b: ["main", "a", "b", "d", "c"],
            .relative: ["c", "d", "b", "main", "a"], .name: ["a", "b", "c", "d", "main"],
            .own: ["b", "d", "a", "c", "main"],
        ]
        #expect(Self.rows(report) == expected[order])
    }

    @Test("shows the functions asked for and says how many there are")
    func filter() throws {
        let services = SampleServices.small(messagesOfB: 10)
        var report = try Self.report(services.a, services.b)
        report.top = 1
        report.filter = try NameFilter(focus: "^[a-d]$", ignore: "b")
        #expect(Self.rows(report) == ["d"])
        #expect(report.make().contains("(1 of 5 functions, 3 by name)"))
        #expect(throws: NameFilter.InvalidPattern.self) { try NameFilter(focus: "(", ignore: nil) }
    }

    @Test("states own cost where that is asked for")
    func own() throws {
        let services = SampleServices.small(messagesOfB: 10)
        var report = try Self.report(services.a, services.b)
        report.view = .own
        let line = try #require(report.make().split(separator: "\n").first { $0.hasPrefix("a  ") })
        #expect(line.contains("0.50  0.00  −0.50  only A"))
    }

    @Test("of B and A has the opposite signs")
    func mirror() throws {
        func signs(_ report: ComparisonReport) -> [String] {
            report.comparison.functions.sorted { $0.name < $1.name }.map { $0.total.difference > 0 ? "+" : "−" }
        }
        let forth = try Self.report(SampleServices.json, SampleServices.avro)
        let back = try Self.report(SampleServices.avro, SampleServices.json)
        let changed = zip(forth.comparison.functions.sorted { $0.name < $1.name }, zip(signs(forth), signs(back)))
            .filter { $0.0.total.difference != 0 }
        #expect(changed.allSatisfy { $0.1.0 != $0.1.1 } && !changed.isEmpty)
        func deltas(_ report: ComparisonReport) -> [String] {
            var report = report
            report.order = .name
            report.width = 200
            let pattern = /[+−][0-9.]+  +(?:[+−][0-9.]+ %|only [AB])/
            return report.make().split(separator: "\n").compactMap {
                $0.firstMatch(of: pattern).map { String($0.0.prefix(6)) }
            }
        }
        let opposite: [Character: Character] = ["+": "−", "−": "+"]
        let functions = forth.comparison.functions.count
        #expect(
            deltas(forth).suffix(functions).map { String($0.map { opposite[$0] ?? $0 }) }
                == Array(deltas(back).suffix(functions))
        )
    }

    @Test("cannot be steered by names")
    func hostileNames() throws {
        let stacks = HostileSymbols.all.map { SampleService.Stack(["main", $0], $0, samples: [100]) }
        let a = SampleService.make("a\u{1b}]0;title\u{7}", stacks, messages: [1])
        let b = SampleService.make("b\r\n", stacks, messages: [1])
        for width in [40, 80, 200] {
            var report = try Self.report(a, b)
            report.width = width
            report.top = nil
            let text = report.make()
            let controls = text.unicodeScalars.filter { $0.value < 0x20 && $0 != "\n" || 0x7F..<0xA0 ~= $0.value }
            #expect(controls.isEmpty && !text.unicodeScalars.contains("\u{202E}"))
        }
    }

    @Test("writes escape codes only where colour is asked for")
    func style() throws {
        var report = try Self.report(SampleServices.json, SampleServices.avro)
        let plain = report.make()
        report.style = Style(isColored: true)
        let colored = report.make()
        #expect(!plain.contains("\u{1b}") && colored.contains("\u{1b}[32msignificant\u{1b}[0m"))
        #expect(colored.replacing(/\u{1b}\[[0-9]+m/, with: "") == plain)
    }
}
