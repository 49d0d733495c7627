/// Turns orders into records of our schema.
struct AvroOrderWriter {
    private let layout: AvroOrderLayout
    private let instance: AvroInstance
    private let writer: AvroMemoryWriter

    init(_ tree: AvroSchemaTree) throws(CodecError) {
        layout = try AvroOrderLayout(tree)
        instance = try AvroInstance(tree)
        writer = try AvroMemoryWriter()
    }

    func write(_ order: Order, into buffer: inout [UInt8]) throws(CodecError) {
        let limit = CodecLimits.recordByteCount
        let bound = order.encodedSizeBound
        guard bound <= limit else { throw CodecError(.recordTooLarge, "the encoded order may exceed \(limit) bytes") }
        let value = instance.root
        try fill(value, from: order)
        try writer.write(value, bound: bound, into: &buffer)
    }

    @inline(never)
    private func fill(_ value: AvroValue, from order: Order) throws(CodecError) {
        try value.reset()
        try value.field(layout.id).set(order.id)
        try value.field(layout.customerID).set(order.customerID)
        try value.set(order.createdAt.rawValue, at: layout.createdAt)
        try value.field(layout.currency).set(order.currency)
        try fillItems(value.field(layout.items), from: order.items)
        try value.set(order.total.rawValue, at: layout.total)
        if let index = layout.payload { try value.field(index).set(order.payload) }
        try value.set(order.checksum, at: layout.checksum)
        guard let place = layout.processing, let record = try value.select(place, isPresent: order.processing != nil),
            let processing = order.processing
        else { return }
        try fill(record, place.fields, from: processing)
    }

    private func fillItems(_ value: AvroValue, from items: [OrderItem]) throws(CodecError) {
        for item in items {
            let record = try value.append()
            try record.field(layout.item.sku).set(item.sku)
            try record.field(layout.item.quantity).set(item.quantity)
            try record.set(item.unitPrice.rawValue, at: layout.item.unitPrice)
        }
    }

    private func fill(
        _ value: AvroValue,
        _ fields: AvroProcessingLayout,
        from processing: Processing
    ) throws(CodecError) {
        try value.field(fields.processor).set(processing.processor)
        try value.field(fields.itemCount).set(processing.itemCount)
        try value.set(processing.unitCount, at: fields.unitCount)
        try value.set(processing.total.rawValue, at: fields.total)
        try value.field(fields.currency).set(processing.currency)
        guard let place = fields.analysis, let record = try value.select(place, isPresent: processing.analysis != nil),
            let analysis = processing.analysis
        else { return }
        try fill(record, place.fields, from: analysis)
    }

    private func fill(
        _ value: AvroValue,
        _ fields: AvroAnalysisLayout,
        from analysis: OrderAnalysis
    ) throws(CodecError) {
        try value.field(fields.digest).set(analysis.digest)
        try value.field(fields.distinctCharacters).set(analysis.distinctCharacters)
        try value.field(fields.frequentCharacters).set(analysis.frequentCharacters)
        try value.set(analysis.customerOrders, at: fields.customerOrders)
        try value.set(analysis.customerSpent.rawValue, at: fields.customerSpent)
        try value.field(fields.tier).set(analysis.tier)
        try value.field(fields.region).set(analysis.region)
        try value.set(analysis.estimatedTax.rawValue, at: fields.estimatedTax)
        try value.field(fields.riskScore).set(analysis.riskScore)
    }
}

extension AvroValue {
    fileprivate func set(_ number: Int64, at place: AvroRecordShape.Number) throws(CodecError) {
        try field(place.index).set(number)
    }

    /// Selects the branch of an optional record; returns the record when it is present.
    fileprivate func select<Fields>(
        _ place: AvroOptionalLayout<Fields>,
        isPresent: Bool
    ) throws(CodecError) -> AvroValue? {
        guard let nullBranch = place.nullBranch, let recordBranch = place.recordBranch else { return nil }
        let branch = try field(place.index).selectBranch(isPresent ? recordBranch : nullBranch)
        return isPresent ? branch : nil
    }
}

extension Order {
    /// A size that the Avro record does not exceed: ten bytes for each number, length and count, and the texts.
    fileprivate var encodedSizeBound: Int {
        var size = 160 + id.utf8.count + customerID.utf8.count + currency.utf8.count + payload.utf8.count
        for item in items { size += 30 + item.sku.utf8.count }
        if let processing {
            size += 80 + processing.processor.utf8.count + processing.currency.utf8.count
            if let analysis = processing.analysis {
                size += 100 + analysis.digest.utf8.count + analysis.frequentCharacters.utf8.count
                size += analysis.tier.utf8.count + analysis.region.utf8.count
            }
        }
        return size
    }
}
