import Orders

extension TestRandom {
    /// An order with nothing in common with the generator's: odd texts, extreme numbers, with and without a result.
    mutating func order() -> Order {
        var order = Order(
            id: text(),
            customerID: text(),
            createdAt: Timestamp(rawValue: number()),
            currency: text(),
            items: (0..<Int.random(in: 0...4, using: &self)).map { _ in
                OrderItem(
                    sku: text(),
                    quantity: Int32(truncatingIfNeeded: number()),
                    unitPrice: MinorUnits(rawValue: number())
                )
            },
            total: MinorUnits(rawValue: number()),
            payload: text()
        )
        if Bool.random(using: &self) { order.processing = processing() }
        return order
    }

    private mutating func processing() -> Processing {
        Processing(
            processor: text(),
            itemCount: Int32(truncatingIfNeeded: number()),
            unitCount: number(),
            total: MinorUnits(rawValue: number()),
            currency: text(),
            analysis: Bool.random(using: &self) ? analysis() : nil
        )
    }

    private mutating func analysis() -> OrderAnalysis {
        OrderAnalysis(
            digest: text(),
            distinctCharacters: Int32(truncatingIfNeeded: number()),
            frequentCharacters: text(),
            customerOrders: number(),
            customerSpent: MinorUnits(rawValue: number()),
            tier: text(),
            region: text(),
            estimatedTax: MinorUnits(rawValue: number()),
            riskScore: Int32(truncatingIfNeeded: number())
        )
    }

    mutating func number() -> Int64 {
        let edges: [Int64] = [0, 1, -1, 63, 64, -65, 8191, 8192, .max, .min, Int64(Int32.max), Int64(Int32.min)]
        let edge = edges[Int.random(in: 0..<edges.count, using: &self)]
        return Bool.random(using: &self) ? edge : Int64(bitPattern: next()) >> Int64.random(in: 0...63, using: &self)
    }

    mutating func text() -> String {
        let pieces = [
            "a", "Z", "0", " ", "\"", "\\", "/", "\n", "\u{0}", "\u{7F}", "é", "€", "𝄞", "e\u{301}", "\u{FEFF}",
        ]
        return (0..<Int.random(in: 0...24, using: &self)).map { _ in
            pieces[Int.random(in: 0..<pieces.count, using: &self)]
        }.joined()
    }
}
