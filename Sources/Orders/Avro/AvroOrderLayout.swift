/// Where the fields of an order are in records of one schema. Found by name once, used by index for every record.
struct AvroOrderLayout {
    typealias Number = AvroRecordShape.Number

    struct Item {
        let sku: Int
        let quantity: Int
        let unitPrice: Number
    }

    let id: Int
    let customerID: Int
    let createdAt: Number
    let currency: Int
    let items: Int
    let item: Item
    let total: Number
    /// Absent from schemas older than the field: the default is the empty text.
    let payload: Int?
    let checksum: Number
    let processing: AvroOptionalLayout<AvroProcessingLayout>?

    /// Finds the fields.
    ///
    /// - Throws: `schemaUnsupported` when the schema is not one of an order.
    init(_ tree: AvroSchemaTree) throws(CodecError) {
        let order = try AvroRecordShape(tree: tree, node: tree.root)
        guard let name = tree.labels[tree.root].name, AvroNames.shortName(of: name) == "Order" else {
            throw AvroRecordShape.unsupported("the record is not called Order")
        }
        id = try order.text("id")
        customerID = try order.text("customerID")
        createdAt = try order.long("createdAt", logicalType: "timestamp-millis")
        currency = try order.text("currency")
        let (items, item) = try order.records("items")
        self.items = items
        self.item = Item(
            sku: try item.text("sku"),
            quantity: try item.int("quantity"),
            unitPrice: try item.long("unitPrice")
        )
        total = try order.long("total")
        payload = try order.optionalText("payload")
        checksum = try order.long("checksum")
        if let processing = try order.optionalRecord("processing") {
            self.processing = AvroOptionalLayout(processing, try AvroProcessingLayout(processing.record))
        } else {
            self.processing = nil
        }
    }
}

/// Where a record that may be absent is, and its fields.
struct AvroOptionalLayout<Fields> {
    let index: Int
    let nullBranch: Int?
    let recordBranch: Int?
    let fields: Fields

    init(_ record: AvroRecordShape.OptionalRecord, _ fields: Fields) {
        index = record.index
        nullBranch = record.nullBranch
        recordBranch = record.recordBranch
        self.fields = fields
    }
}
