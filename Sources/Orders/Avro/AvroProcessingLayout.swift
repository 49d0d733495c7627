/// Where the fields of a result are.
struct AvroProcessingLayout {
    let processor: Int
    let itemCount: Int
    let unitCount: AvroRecordShape.Number
    let total: AvroRecordShape.Number
    let currency: Int
    let analysis: AvroOptionalLayout<AvroAnalysisLayout>?

    init(_ shape: AvroRecordShape) throws(CodecError) {
        processor = try shape.text("processor")
        itemCount = try shape.int("itemCount")
        unitCount = try shape.long("unitCount")
        total = try shape.long("total")
        currency = try shape.text("currency")
        if let analysis = try shape.optionalRecord("analysis") {
            self.analysis = AvroOptionalLayout(analysis, try AvroAnalysisLayout(analysis.record))
        } else {
            self.analysis = nil
        }
    }
}

/// Where the fields of an analysis are.
struct AvroAnalysisLayout {
    let digest: Int
    let distinctCharacters: Int
    let frequentCharacters: Int
    let customerOrders: AvroRecordShape.Number
    let customerSpent: AvroRecordShape.Number
    let tier: Int
    let region: Int
    let estimatedTax: AvroRecordShape.Number
    let riskScore: Int

    init(_ shape: AvroRecordShape) throws(CodecError) {
        digest = try shape.text("digest")
        distinctCharacters = try shape.int("distinctCharacters")
        frequentCharacters = try shape.text("frequentCharacters")
        customerOrders = try shape.long("customerOrders")
        customerSpent = try shape.long("customerSpent")
        tier = try shape.text("tier")
        region = try shape.text("region")
        estimatedTax = try shape.long("estimatedTax")
        riskScore = try shape.int("riskScore")
    }
}
