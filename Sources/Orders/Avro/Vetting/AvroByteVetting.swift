/// Checks the bytes of a record against its vetted schema before libavro reads them.
///
/// libavro believes lengths and counts, allocates what they say, and takes bytes left over, enum indexes out of
/// range and broken UTF-8. After this check every read stays within the bytes and every value within its type. The
/// format is the binary encoding of the Avro specification 1.11.
struct AvroByteVetting: Sendable {
    /// How much memory the items of one record may make libavro allocate, in units of 32 bytes: 8 MiB.
    static let maximumWeight = 262_144
    /// libavro looks map keys up in a hash table that hostile keys can degrade: they count as this many units.
    static let mapEntryWeight = 64

    private let nodes: [AvroSchemaTree.Node]
    private let children: [Int]
    private let root: Int

    init(_ tree: AvroSchemaTree) {
        nodes = tree.nodes
        children = tree.children
        root = tree.root
    }

    /// Checks that the bytes are exactly one record.
    ///
    /// - Throws: ``CodecError`` with `empty`, `recordTooLarge`, `avroTruncated`, `avroTrailing`, `avroValue`,
    ///   `avroLimit` or `textUTF8`.
    @inline(never)
    func vet(_ bytes: UnsafeRawBufferPointer) throws(CodecError) {
        guard let start = bytes.baseAddress, bytes.count > 0 else { throw CodecError(.empty, "no bytes") }
        guard bytes.count <= CodecLimits.recordByteCount else {
            throw CodecError(.recordTooLarge, "the record has \(bytes.count) bytes")
        }
        var cursor = AvroByteCursor(start: start, count: bytes.count)
        try skip(root, &cursor)
        guard cursor.remaining == 0 else { throw CodecError(.avroTrailing, "bytes behind the record") }
    }

    private func skip(_ index: Int, _ cursor: inout AvroByteCursor) throws(CodecError) {
        let node = nodes[index]
        switch node.kind {
        case .null: break
        case .boolean: try cursor.skipBoolean()
        case .int: try cursor.skipInt()
        case .long: _ = try cursor.readLong()
        case .float: try cursor.skip(4)
        case .double: try cursor.skip(8)
        case .bytes: try cursor.skip(try cursor.readLength())
        case .string: try cursor.skipText()
        case .fixed: try cursor.skip(node.count)
        case .enumeration: _ = try cursor.readIndex(below: node.count)
        case .union:
            let branch = try cursor.readIndex(below: node.count)
            try skip(children[node.firstChild + branch], &cursor)
        case .record:
            for field in node.firstChild..<node.firstChild + node.count {
                try skip(children[field], &cursor)
            }
        case .array: try skipBlocks(of: children[node.firstChild], areMapEntries: false, &cursor)
        case .map: try skipBlocks(of: children[node.firstChild], areMapEntries: true, &cursor)
        }
    }

    private func skipBlocks(
        of item: Int,
        areMapEntries: Bool,
        _ cursor: inout AvroByteCursor
    ) throws(CodecError) {
        let minimumSize = nodes[item].minimumSize + (areMapEntries ? 1 : 0)
        let weight = nodes[item].weight + (areMapEntries ? Self.mapEntryWeight : 0)
        while true {
            let block = try cursor.readBlock()
            guard block.count > 0 else { return }
            let (itemsWeight, overflow) = block.count.multipliedReportingOverflow(by: weight)
            guard !overflow, itemsWeight <= Self.maximumWeight - cursor.weight else {
                throw CodecError(.avroLimit, "a count that no order has")
            }
            cursor.weight += itemsWeight
            guard block.count * minimumSize <= cursor.remaining else {
                throw CodecError(.avroTruncated, "more items than bytes")
            }
            let before = cursor.remaining
            for _ in 0..<block.count {
                if areMapEntries { try cursor.skipText() }
                try skip(item, &cursor)
            }
            if let size = block.size, size != before - cursor.remaining {
                throw CodecError(.avroValue, "a block that is not as long as it says")
            }
        }
    }
}
