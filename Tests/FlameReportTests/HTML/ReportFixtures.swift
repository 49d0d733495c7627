import Analysis
import FlameReport
import ProfileModel
import Units

/// Documents for tests of the page, each with something of its own.
enum ReportFixtures {
    /// A run of all three scenarios, with as many services and nodes as an ordinary one.
    static func ordinary() throws -> ReportDocument {
        let services = OrderServices.all.map { $0.service() }
        func section(_ name: String, _ question: String, _ pairs: [(String, Int, Int)]) throws -> ReportDocument.Section
        {
            try ReportDocument.Section(
                name: name,
                question: question,
                comparisons: pairs.map { try comparison($0.0, $0.1, $0.2, services) }
            )
        }
        return ReportDocument(
            title: "What one message costs",
            runID: "20260301-101502-7f3a",
            startedAt: "1 March 2026, 10:15:02 UTC",
            machine: ["2 × Example CPU at 2.9 GHz, 24 GB", "Linux 6.12, perf cpu-clock at 997 Hz"],
            command: "flamegraph run --scenario all --rounds 5",
            services: services,
            sections: try [
                section(
                    "serdes",
                    "JSON or Avro with Schema Registry: what does serialization cost?",
                    [("producer: json → avro", 0, 1), ("consumer: json → avro", 2, 3)]
                ),
                section("processing", "What does business logic cost?", [("processor: simple → complex", 5, 6)]),
                section(
                    "io",
                    "One message at a time, or batches: what does waiting for the broker cost?",
                    [("producer: batch → streaming", 7, 8), ("consumer: batch → streaming", 9, 10)]
                ),
            ],
            notices: []
        )
    }

    /// Two services whose every name is hostile.
    static func hostile() throws -> ReportDocument {
        let names = HostileNames.all
        func service(_ name: String, _ factor: Double) -> ReportDocument.Service {
            var stacks = names.enumerated().map { index, name in
                SyntheticService.Stack(
                    path: [Frame(symbol: "main", module: names[index]), Frame(symbol: name, module: name)],
                    cost: index.isMultiple(of: 2) ? 400 : 400 * factor,
                    category: name.isEmpty ? "unknown" : name,
                    callerCategory: name
                )
            }
            stacks[0].cost *= 3
            var made = SyntheticService(name: name, stacks: stacks)
            made.seed = UInt64(factor * 10)
            return made.service()
        }
        let services = [service(names[0], 1), service(names[1] + names[2], 2)]
        let text = names.joined(separator: " ")
        return ReportDocument(
            title: text,
            runID: text,
            startedAt: text,
            machine: names,
            command: text,
            services: services,
            sections: [
                .init(name: text, question: text, comparisons: [try comparison(text, 0, 1, services)])
            ],
            notices: names
        )
    }

    /// Two trees of 20,000 nodes together, most of them in both.
    static func large(nodes: Int = 20_000) throws -> ReportDocument {
        let services = [1, 2].map { side -> ReportDocument.Service in
            var random = Scatter(seed: 99)
            var paths: [[Frame]] = [[Frame(symbol: "main", module: "large")]]
            while paths.count < nodes * 9 / 10 {
                let near = paths[max(0, paths.count - 1 - Int(random.next() % 400))]
                let parent =
                    near.count < 60 ? near : paths[Int(random.next() % UInt64(paths.count))].prefix(30).map(\.self)
                let name = "function_\(random.next() % 1500)_of_some_length"
                paths.append(parent + [Frame(symbol: name, module: "library\(random.next() % 9).so")])
            }
            // The last tenth is in one tree only.
            for index in 0..<(nodes / 10) {
                let parent = paths[index * 7 % (nodes / 2)]
                if index.isMultiple(of: 2) == (side == 1) {
                    paths.append(parent + [Frame(symbol: "only_\(side)_\(index)", module: "large")])
                }
            }
            let categories = ["serialization", "Kafka client", "memory and ARC", "network (kernel)", "runtime"]
            let stacks = paths.enumerated().map { index, path in
                SyntheticService.Stack(
                    path: path,
                    cost: Double(20 + index % 50) * (index % 11 == 0 && side == 2 ? 1.6 : 1),
                    category: categories[path.count % categories.count],
                    callerCategory: categories[path.count % 2]
                )
            }
            return SyntheticService(name: "large-\(side)", stacks: stacks, seed: UInt64(side)).service()
        }
        return ReportDocument(
            title: "20,000 nodes",
            services: services,
            sections: [.init(name: "large", question: "", comparisons: [try comparison("1 → 2", 0, 1, services)])]
        )
    }

    /// A single round, a profile that cannot be trusted, and recursion with known sums.
    static func singleRound() throws -> ReportDocument {
        func service(_ name: String, _ scale: Double, ratio: Double) -> ReportDocument.Service {
            let lines = OrderStacks(
                lines: """
                    app!main;walk | \(1000 * scale) | runtime
                    app!main;walk;walk | \(2000 * scale) | runtime
                    app!main;walk;walk;leaf | \(3000 * scale) | runtime
                    app!main;leaf | 2000 | runtime
                    app!main;other | 2000 | runtime
                    """,
                crowd: 0
            )
            return SyntheticService(
                name: name,
                stacks: lines.stacks(),
                rounds: 1,
                roundVariation: 0,
                ratio: ratio,
                rooted: 0.62,
                unnamed: 0.2
            ).service()
        }
        let services = [service("before.folded", 1, ratio: 0.71), service("after.folded", 1.5, ratio: 1)]
        return ReportDocument(
            title: "before.folded against after.folded",
            services: services,
            sections: [
                .init(name: "files", question: "", comparisons: [try comparison("before → after", 0, 1, services)])
            ]
        )
    }

    /// Services that begin differently, and a part of two services.
    static func part() throws -> ReportDocument {
        let services = [0, 2].map { OrderServices.all[$0].service() }
        let codec = ComparisonOptions(focus: { $0.name.contains("Codec") })
        return ReportDocument(
            title: "Producer against consumer",
            services: services,
            sections: [
                .init(
                    name: "parts",
                    question: "",
                    comparisons: try [
                        comparison("whole", 0, 1, services), comparison("codec", 0, 1, services, options: codec),
                    ]
                )
            ]
        )
    }

    /// One service without samples, and nothing to compare.
    static func empty() -> ReportDocument {
        let profile = ServiceProfile(
            name: "nothing",
            tree: CallTree(columnCount: 1),
            rounds: [.init(number: 1)],
            measurement: Measurement(unit: .nanoseconds)
        )
        let quality = ProfileQuality(reconciliation: nil, samples: 0, lost: 0, rooted: 0, unnamed: 0)
        return ReportDocument(
            title: "Nothing was measured",
            services: [.init(profile: profile, quality: quality)],
            sections: [],
            notices: ["No service has samples."]
        )
    }

    static func comparison(
        _ title: String,
        _ a: Int,
        _ b: Int,
        _ services: [ReportDocument.Service],
        options: ComparisonOptions = ComparisonOptions()
    ) throws -> ReportDocument.Comparison {
        ReportDocument.Comparison(
            title: title,
            a: a,
            b: b,
            result: try ProfileComparison.compare(
                a: services[a].profile,
                b: services[b].profile,
                qualityOfA: services[a].quality,
                qualityOfB: services[b].quality,
                options: options
            )
        )
    }
}
