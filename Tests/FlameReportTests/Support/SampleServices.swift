import Analysis

/// The services that golden files show.
enum SampleServices {
    /// The two of the documentation's example: `main;a;b 10`, `main;a 5`, `main;c 5` against `main;a;b 20`, `main;d 10`.
    static func small(messagesOfB: Int64) -> (a: ServiceProfile, b: ServiceProfile) {
        let a = SampleService.make(
            "A",
            [
                .init(folded: "main;a;b", samples: [10]), .init(folded: "main;a", samples: [5]),
                .init(folded: "main;c", samples: [5]),
            ],
            messages: [10]
        )
        let b = SampleService.make(
            "B",
            [.init(folded: "main;a;b", samples: [20]), .init(folded: "main;d", samples: [10])],
            messages: [messagesOfB]
        )
        return (a, b)
    }

    /// A JSON producer with five rounds.
    static var json: ServiceProfile { producer("serdes-json-producer", encoder: jsonEncoder, base: 1) }

    /// An Avro producer with five rounds, which encodes at a third of the cost.
    static var avro: ServiceProfile { producer("serdes-avro-producer", encoder: avroEncoder, base: 3) }

    private static let start = ["producer!_start", "producer!Pipeline.ProducerLoop.run()"]

    private static func producer(_ name: String, encoder: [SampleService.Stack], base: Double) -> ServiceProfile {
        let loop = [
            stack(["producer!Pipeline.ProducerLoop.generate(_:)"], "generate", 210, base),
            stack(
                ["producer!Pipeline.ProducerLoop.produce(_:)", "producer!rd_kafka_produceva"],
                "produce and flush",
                330,
                base
            ),
            stack(
                [
                    "producer!Pipeline.ProducerLoop.produce(_:)", "producer!rd_kafka_produceva",
                    "libc.so.6!__memmove_avx_unaligned_erms",
                ],
                "memory and ARC",
                60,
                base
            ),
        ]
        let broker = SampleService.Stack(
            ["libc.so.6!clone3", "producer!rd_kafka_broker_thread_main", "[kernel.kallsyms]!__x64_sys_sendmsg"],
            "network (kernel)",
            samples: rounds(400, base)
        )
        return SampleService.make(
            name,
            loop + encoder + [broker],
            messages: [20_000, 20_000, 20_000, 20_000, 20_000],
            period: 1_001_001
        )
    }

    private static var jsonEncoder: [SampleService.Stack] {
        let encode = ["producer!Pipeline.ProducerLoop.encode(_:)", "producer!Orders.JSONOrderCodec.encode(_:into:)"]
        return [
            stack(encode, "serialization", 500, 2),
            stack(encode + ["libFoundation.so!Foundation.JSONEncoder.encode<A>(_:)"], "serialization", 820, 1),
            stack(
                encode + ["libFoundation.so!Foundation.JSONEncoder.encode<A>(_:)", "libc.so.6!__printf_fp"],
                "serialization",
                80,
                5
            ),
            stack(encode + ["libswiftCore.so!swift_retain"], "memory and ARC", 150, 4),
        ]
    }

    private static var avroEncoder: [SampleService.Stack] {
        let encode = ["producer!Pipeline.ProducerLoop.encode(_:)", "producer!Orders.AvroOrderCodec.encode(_:into:)"]
        return [
            stack(encode, "serialization", 120, 2),
            stack(encode + ["producer!avro_value_write"], "serialization", 300, 1),
            stack(encode + ["libswiftCore.so!swift_retain"], "memory and ARC", 30, 4),
        ]
    }

    private static func stack(
        _ names: [String],
        _ category: String,
        _ samples: Double,
        _ phase: Double
    ) -> SampleService.Stack {
        .init(start + names, category, samples: rounds(samples, phase))
    }

    /// Five rounds that scatter by a few per cent, always in the same way.
    private static func rounds(_ mean: Double, _ phase: Double) -> [Double] {
        (0..<5).map { round in
            let scatter = (Double(round) * 37 + phase * 11).truncatingRemainder(dividingBy: 13) / 13 - 0.5
            return (mean * (1 + 0.04 * scatter)).rounded()
        }
    }
}
