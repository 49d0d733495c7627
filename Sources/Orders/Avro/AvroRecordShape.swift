/// A record type in a writer's schema, asked for the fields we read. What differs from ours within the rules of Avro's
/// schema resolution is accepted; everything else is `schemaUnsupported`.
struct AvroRecordShape {
    let tree: AvroSchemaTree
    let node: Int

    /// A whole number, which the writer may have as `int` or `long`.
    struct Number {
        let index: Int
        let isInt: Bool
    }

    /// A record that may be absent, and the branches to tell by; branches are `nil` when it is no union.
    struct OptionalRecord {
        let index: Int
        let nullBranch: Int?
        let recordBranch: Int?
        let record: AvroRecordShape
    }

    init(tree: AvroSchemaTree, node: Int) throws(CodecError) {
        guard tree.nodes[node].kind == .record else { throw Self.unsupported("a record is expected") }
        self.tree = tree
        self.node = node
    }

    /// The index of a text field; `nil` when the writer has none.
    func optionalText(_ name: String) throws(CodecError) -> Int? {
        guard let index = index(of: name) else { return nil }
        guard kind(at: index) == .string else { throw Self.unsupported("\(name) is not a string") }
        return index
    }

    func text(_ name: String) throws(CodecError) -> Int {
        guard let index = try optionalText(name) else { throw Self.missing(name) }
        return index
    }

    func int(_ name: String) throws(CodecError) -> Int {
        guard let index = index(of: name) else { throw Self.missing(name) }
        guard kind(at: index) == .int else { throw Self.unsupported("\(name) is not an int") }
        return index
    }

    /// A field that is `long` to us. A logical type other than ours would change what the number means.
    func long(_ name: String, logicalType: String? = nil) throws(CodecError) -> Number {
        guard let index = index(of: name) else { throw Self.missing(name) }
        let actual = tree.labels[child(at: index)].logicalType
        guard actual == nil || actual == logicalType else { throw Self.unsupported("\(name) has another logical type") }
        switch kind(at: index) {
        case .long: return Number(index: index, isInt: false)
        case .int: return Number(index: index, isInt: true)
        default: throw Self.unsupported("\(name) is not a whole number")
        }
    }

    /// An array of records.
    func records(_ name: String) throws(CodecError) -> (index: Int, record: AvroRecordShape) {
        guard let index = index(of: name) else { throw Self.missing(name) }
        guard kind(at: index) == .array, let item = tree.children(of: child(at: index)).first else {
            throw Self.unsupported("\(name) is not an array")
        }
        return (index, try AvroRecordShape(tree: tree, node: item))
    }

    /// A record that is absent by default; `nil` when the writer never has one.
    func optionalRecord(_ name: String) throws(CodecError) -> OptionalRecord? {
        guard let index = index(of: name) else { return nil }
        let field = child(at: index)
        switch tree.nodes[field].kind {
        case .null: return nil
        case .record:
            let record = try AvroRecordShape(tree: tree, node: field)
            return OptionalRecord(index: index, nullBranch: nil, recordBranch: nil, record: record)
        case .union: return try optionalRecord(name, index: index, branches: Array(tree.children(of: field)))
        default: throw Self.unsupported("\(name) is not a record")
        }
    }

    private func optionalRecord(
        _ name: String,
        index: Int,
        branches: [Int]
    ) throws(CodecError) -> OptionalRecord? {
        let nullBranch = branches.firstIndex { tree.nodes[$0].kind == .null }
        let others = branches.indices.filter { $0 != nullBranch }
        guard let branch = others.first else { return nil }
        guard others.count == 1 else { throw Self.unsupported("\(name) is one of several types") }
        let record = try AvroRecordShape(tree: tree, node: branches[branch])
        return OptionalRecord(index: index, nullBranch: nullBranch, recordBranch: branch, record: record)
    }

    private func index(of name: String) -> Int? { tree.labels[node].fieldNames.firstIndex(of: name) }

    private func child(at index: Int) -> Int { tree.children[tree.nodes[node].firstChild + index] }

    private func kind(at index: Int) -> AvroSchemaTree.Kind { tree.nodes[child(at: index)].kind }

    static func unsupported(_ reason: String) -> CodecError { CodecError(.schemaUnsupported, reason) }

    private static func missing(_ name: String) -> CodecError {
        unsupported("\(name) is missing and has no default")
    }
}
