import Orders
import Testing

@testable import Workload

@Suite struct ProcessorTests {
    static let order = Order(
        id: "order-1",
        customerID: "customer-000001",
        createdAt: Timestamp(rawValue: 1_704_067_200_000),
        currency: "EUR",
        items: [
            OrderItem(sku: "SKU-1", quantity: 2, unitPrice: MinorUnits(rawValue: 100)),
            OrderItem(sku: "SKU-2", quantity: 9, unitPrice: MinorUnits(rawValue: 1000)),
        ],
        total: MinorUnits(rawValue: 9200),
        payload: "hello"
    )

    @Test("simple processing extracts fields and nothing else")
    func simple() throws {
        let processed = try SimpleProcessor().process(Self.order)
        let total = MinorUnits(rawValue: 9200)
        var expected = Self.order
        expected.processing = Processing(
            processor: "simple",
            itemCount: 2,
            unitCount: 11,
            total: total,
            currency: "EUR"
        )
        #expect(processed == expected)
        #expect(processed.isIntact)
    }

    @Test("complex processing of a known order gives known results")
    func complex() throws {
        let processor = ComplexProcessor()
        let first = try #require(try processor.process(Self.order).processing)
        let analysis = try #require(first.analysis)
        #expect(first.processor == "complex" && first.itemCount == 2 && first.unitCount == 11)
        // Computed with Python's hashlib over the same fields.
        #expect(analysis.digest == "7c75d586f565386fe2b09c354c6cbc9ded2316affaaf168d67e8de5fdb7be579")
        #expect(analysis.distinctCharacters == 4 && analysis.frequentCharacters == "leho")
        #expect(analysis.customerOrders == 1 && analysis.customerSpent.rawValue == 9200)
        #expect(analysis.tier == "bronze" && analysis.estimatedTax.rawValue == 1469)
        #expect(analysis.riskScore == 30)
        let second = try #require(try processor.process(Self.order).processing?.analysis)
        #expect(second.customerOrders == 2 && second.customerSpent.rawValue == 18_400)
        #expect(second.digest == analysis.digest && second.region == analysis.region)
        #expect(second.riskScore == 10)
    }

    @Test("the input stays as it was, and a result from before is replaced")
    func replaces() throws {
        var generator = OrderGenerator(seed: 2, payloadSize: 100)
        for _ in 0..<200 {
            let order = generator.next()
            let simple = try SimpleProcessor().process(order)
            let fromSimple = try ComplexProcessor().process(simple)
            let direct = try ComplexProcessor().process(order)
            #expect(fromSimple == direct)
            #expect(fromSimple.isIntact && fromSimple.payload == order.payload)
        }
    }

    @Test("two processors that see the same orders find the same")
    func deterministic() throws {
        var generator = OrderGenerator(seed: 5, payloadSize: 200, customers: 20)
        let (left, right) = (ComplexProcessor(), ComplexProcessor())
        var tiers: Set<String> = []
        var regions: Set<String> = []
        for _ in 0..<3000 {
            let order = generator.next()
            let (one, other) = (try left.process(order), try right.process(order))
            #expect(one == other)
            let analysis = try #require(one.processing?.analysis)
            tiers.insert(analysis.tier)
            regions.insert(analysis.region)
            #expect(analysis.digest.utf8.count == 64 && (0...100).contains(analysis.riskScore))
        }
        #expect(tiers == ["bronze", "silver", "gold", "platinum"])
        #expect(regions == ["north", "east", "south", "west"])
    }

    @Test("an order that is refused leaves no trace")
    func refused() throws {
        let processor = ComplexProcessor()
        var damaged = Self.order
        damaged.payload = "hallo"
        #expect(throws: ProcessingError.self) { try processor.process(damaged) }
        #expect(try processor.process(Self.order).processing?.analysis?.customerOrders == 1)
    }

    @Test("the digest tells orders apart that differ in one field only")
    func digests() throws {
        var generator = OrderGenerator(seed: 5, payloadSize: 20)
        let orders = (0..<1000).map { _ in generator.next() }
        let processor = ComplexProcessor()
        let digests = try orders.map { try processor.process($0).processing?.analysis?.digest }
        #expect(Set(digests).count == orders.count)
    }

    @Test("processed orders travel through every codec", arguments: CodecKind.all.map(\.name))
    func travels(_ name: String) throws {
        let codec = try #require(CodecKind.named(name)).make()
        let processors: [any OrderProcessor] = [SimpleProcessor(), ComplexProcessor()]
        var generator = OrderGenerator(seed: 7, payloadSize: 120)
        for _ in 0..<200 {
            for processor in processors {
                let processed = try processor.process(generator.next())
                var bytes: [UInt8] = []
                try codec.encode(processed, into: &bytes)
                let decoded = try bytes.withUnsafeBytes { try codec.decode($0) }
                #expect(decoded == processed)
            }
        }
    }
}

@Suite struct EnrichmentTests {
    @Test(
        "contained tax is rounded half up",
        arguments: [
            ("EUR", 11_900, 1900), ("EUR", 9200, 1469), ("USD", 5000, 0), ("JPY", 110, 10), ("JPY", 5, 0),
            ("JPY", 6, 1), ("XXX", 100, 0), ("EUR", 0, 0), ("EUR", -100, 0), ("EUR", Int64.max, 0),
        ] as [(String, Int64, Int64)]
    )
    func tax(_ currency: String, _ total: Int64, _ expected: Int64) {
        #expect(Enrichment.containedTax(in: MinorUnits(rawValue: total), currency: currency).rawValue == expected)
    }

    @Test(
        "tiers begin at their thresholds",
        arguments: [
            (0, "bronze"), (999_999, "bronze"), (1_000_000, "silver"), (4_999_999, "silver"), (5_000_000, "gold"),
            (9_999_999, "gold"), (10_000_000, "platinum"), (Int64.max, "platinum"),
        ] as [(Int64, String)]
    )
    func tiers(_ spent: Int64, _ expected: String) {
        #expect(Enrichment.tier(of: CustomerAggregate(orders: 1, spent: MinorUnits(rawValue: spent))) == expected)
    }
}
