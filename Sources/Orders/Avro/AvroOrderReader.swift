/// Turns records of one writer's schema into orders.
struct AvroOrderReader {
    private let vetting: AvroByteVetting
    private let layout: AvroOrderLayout
    private let instance: AvroInstance
    private let reader: AvroMemoryReader

    init(_ tree: AvroSchemaTree) throws(CodecError) {
        vetting = AvroByteVetting(tree)
        layout = try AvroOrderLayout(tree)
        instance = try AvroInstance(tree)
        reader = try AvroMemoryReader()
    }

    func read(_ bytes: UnsafeRawBufferPointer) throws(CodecError) -> Order {
        try vetting.vet(bytes)
        let value = instance.root
        try reader.read(bytes, into: value)
        return try makeOrder(value)
    }

    @inline(never)
    private func makeOrder(_ value: AvroValue) throws(CodecError) -> Order {
        var payload = ""
        if let index = layout.payload { payload = try value.text(index) }
        return Order(
            id: try value.text(layout.id),
            customerID: try value.text(layout.customerID),
            createdAt: Timestamp(rawValue: try value.long(layout.createdAt)),
            currency: try value.text(layout.currency),
            items: try makeItems(value.field(layout.items)),
            total: MinorUnits(rawValue: try value.long(layout.total)),
            payload: payload,
            checksum: try value.long(layout.checksum),
            processing: try makeProcessing(value)
        )
    }

    private func makeItems(_ value: AvroValue) throws(CodecError) -> [OrderItem] {
        let count = try value.count()
        var items: [OrderItem] = []
        items.reserveCapacity(count)
        for index in 0..<count {
            let item = try value.field(index)
            items.append(
                OrderItem(
                    sku: try item.text(layout.item.sku),
                    quantity: try item.int(layout.item.quantity),
                    unitPrice: MinorUnits(rawValue: try item.long(layout.item.unitPrice))
                )
            )
        }
        return items
    }

    private func makeProcessing(_ order: AvroValue) throws(CodecError) -> Processing? {
        guard let place = layout.processing, let value = try order.record(place) else { return nil }
        let fields = place.fields
        return Processing(
            processor: try value.text(fields.processor),
            itemCount: try value.int(fields.itemCount),
            unitCount: try value.long(fields.unitCount),
            total: MinorUnits(rawValue: try value.long(fields.total)),
            currency: try value.text(fields.currency),
            analysis: try makeAnalysis(value, fields.analysis)
        )
    }

    private func makeAnalysis(
        _ processing: AvroValue,
        _ place: AvroOptionalLayout<AvroAnalysisLayout>?
    ) throws(CodecError) -> OrderAnalysis? {
        guard let place, let value = try processing.record(place) else { return nil }
        let fields = place.fields
        return OrderAnalysis(
            digest: try value.text(fields.digest),
            distinctCharacters: try value.int(fields.distinctCharacters),
            frequentCharacters: try value.text(fields.frequentCharacters),
            customerOrders: try value.long(fields.customerOrders),
            customerSpent: MinorUnits(rawValue: try value.long(fields.customerSpent)),
            tier: try value.text(fields.tier),
            region: try value.text(fields.region),
            estimatedTax: MinorUnits(rawValue: try value.long(fields.estimatedTax)),
            riskScore: try value.int(fields.riskScore)
        )
    }
}

extension AvroValue {
    fileprivate func text(_ index: Int) throws(CodecError) -> String { try field(index).text() }

    fileprivate func int(_ index: Int) throws(CodecError) -> Int32 { try field(index).int() }

    fileprivate func long(_ number: AvroRecordShape.Number) throws(CodecError) -> Int64 {
        let value = try field(number.index)
        return number.isInt ? Int64(try value.int()) : try value.long()
    }

    /// The record at a place, or `nil` when the writer left it out.
    fileprivate func record<Fields>(_ place: AvroOptionalLayout<Fields>) throws(CodecError) -> AvroValue? {
        let value = try field(place.index)
        guard let branch = place.recordBranch else { return value }
        return try value.branchIndex() == branch ? try value.branch() : nil
    }
}
