/// Checks a schema text from anywhere before libavro may act on it.
///
/// libavro takes negative sizes, recursive types and nesting of any depth, and crashes on them later. So nothing of
/// the original text reaches it: it gets a text made from the vetted tree (``AvroSchemaTree/text``).
struct AvroSchemaVetting {
    static let maximumExpandedCount = 4096
    static let maximumWeight = 65_536
    static let maximumFixedSize: Int64 = 1_048_576

    private var tree = AvroSchemaTree()
    private var namedTypes: [String: Int] = [:]
    private var openTypes: Set<String> = []

    /// Vets a text.
    ///
    /// - Throws: `schemaInvalid` for what is no Avro schema, `schemaUnsupported` for recursive or oversized ones.
    static func vet(_ text: String) throws(CodecError) -> AvroSchemaTree {
        guard text.utf8.count <= CodecLimits.schemaByteCount else {
            throw unsupported("the schema text is too large")
        }
        var vetting = AvroSchemaVetting()
        vetting.tree.root = try vetting.add(try SchemaJSONParser.parse(text), namespace: nil)
        return vetting.tree
    }

    private mutating func add(_ json: SchemaJSON, namespace: String?) throws(CodecError) -> Int {
        switch json {
        case .string(let name): return try addReference(to: name, namespace: namespace, attributes: [:])
        case .array(let branches): return try addUnion(branches, namespace: namespace)
        case .object(let attributes): return try addObject(attributes, namespace: namespace)
        default: throw Self.invalid("a type is neither a name nor an object nor a union")
        }
    }

    private mutating func addObject(_ attributes: [String: SchemaJSON], namespace: String?) throws(CodecError) -> Int {
        guard let type = attributes["type"] else { throw Self.invalid("an object has no type") }
        guard let name = type.string else { return try add(type, namespace: namespace) }
        switch name {
        case "record": return try addRecord(attributes, namespace: namespace)
        case "enum": return try addEnumeration(attributes, namespace: namespace)
        case "fixed": return try addFixed(attributes, namespace: namespace)
        case "array": return try addCollection(.array, of: attributes["items"], namespace: namespace)
        case "map": return try addCollection(.map, of: attributes["values"], namespace: namespace)
        default: return try addReference(to: name, namespace: namespace, attributes: attributes)
        }
    }

    private mutating func addReference(
        to name: String,
        namespace: String?,
        attributes: [String: SchemaJSON]
    ) throws(CodecError) -> Int {
        if let primitive = Self.primitives[name] {
            let node = AvroSchemaTree.Node(kind: primitive.kind, minimumSize: primitive.minimumSize)
            return tree.append(node, AvroSchemaTree.Label(logicalType: attributes["logicalType"]?.string))
        }
        let fullName = AvroNames.fullName(name, namespace: namespace)
        guard !openTypes.contains(fullName) else { throw Self.unsupported("a type contains itself") }
        guard let node = namedTypes[fullName] else { throw Self.invalid("an unknown type is named") }
        return node
    }

    private mutating func addUnion(_ branches: [SchemaJSON], namespace: String?) throws(CodecError) -> Int {
        guard !branches.isEmpty else { throw Self.invalid("a union without branches") }
        var nodes: [Int] = []
        var seen: Set<String> = []
        for branch in branches {
            let node = try add(branch, namespace: namespace)
            let kind = tree.nodes[node].kind
            guard kind != .union else { throw Self.invalid("a union directly in a union") }
            guard seen.insert(tree.labels[node].name ?? "\(kind)").inserted else {
                throw Self.invalid("a union with the same type twice")
            }
            nodes.append(node)
        }
        var parent = parentNode(.union, nodes)
        parent.minimumSize = 1 + (nodes.map { tree.nodes[$0].minimumSize }.min() ?? 0)
        parent.weight = 1 + (nodes.map { tree.nodes[$0].weight }.max() ?? 0)
        return try append(parent, nodes)
    }

    private mutating func addCollection(
        _ kind: AvroSchemaTree.Kind,
        of element: SchemaJSON?,
        namespace: String?
    ) throws(CodecError) -> Int {
        guard let element else { throw Self.invalid("an array or map without an element type") }
        let node = try add(element, namespace: namespace)
        // The items of such an array take no bytes, so five bytes could claim a billion of them.
        guard kind == .map || tree.nodes[node].minimumSize > 0 else {
            throw Self.unsupported("an array of items that take no bytes")
        }
        var parent = parentNode(kind, [node])
        parent.minimumSize = 1
        return try append(parent, [node])
    }

    private mutating func addRecord(_ attributes: [String: SchemaJSON], namespace: String?) throws(CodecError) -> Int {
        let name = try declareName(attributes, namespace: namespace)
        guard let fields = attributes["fields"]?.array else { throw Self.invalid("a record without fields") }
        openTypes.insert(name)
        var label = AvroSchemaTree.Label(name: name)
        var nodes: [Int] = []
        for field in fields {
            guard case .object(let field) = field, let fieldName = field["name"]?.string, let type = field["type"]
            else {
                throw Self.invalid("a field without a name or a type")
            }
            guard AvroNames.isSimple(fieldName), !label.fieldNames.contains(fieldName) else {
                throw Self.invalid("a field name is malformed or there twice")
            }
            label.fieldNames.append(fieldName)
            guard nodes.count < Self.maximumExpandedCount else { throw Self.unsupported("too many fields") }
            nodes.append(try add(type, namespace: AvroNames.namespace(of: name)))
        }
        var parent = parentNode(.record, nodes)
        parent.minimumSize = nodes.reduce(0) { $0 + tree.nodes[$1].minimumSize }
        parent.weight = nodes.reduce(1) { $0 + tree.nodes[$1].weight }
        openTypes.remove(name)
        return try close(name, try append(parent, nodes, label))
    }

    private mutating func addEnumeration(
        _ attributes: [String: SchemaJSON],
        namespace: String?
    ) throws(CodecError) -> Int {
        let name = try declareName(attributes, namespace: namespace)
        let symbols = (attributes["symbols"]?.array ?? []).compactMap(\.string)
        guard !symbols.isEmpty, symbols.count == attributes["symbols"]?.array?.count,
            symbols.allSatisfy(AvroNames.isSimple), Set(symbols).count == symbols.count
        else { throw Self.invalid("an enum without proper symbols") }
        let node = AvroSchemaTree.Node(kind: .enumeration, count: symbols.count, minimumSize: 1)
        return try close(name, try append(node, [], AvroSchemaTree.Label(name: name)))
    }

    private mutating func addFixed(_ attributes: [String: SchemaJSON], namespace: String?) throws(CodecError) -> Int {
        let name = try declareName(attributes, namespace: namespace)
        guard let size = attributes["size"]?.integer, (1...Self.maximumFixedSize).contains(size) else {
            throw Self.invalid("a fixed without a size between 1 byte and 1 MiB")
        }
        let node = AvroSchemaTree.Node(
            kind: .fixed,
            count: Int(size),
            minimumSize: Int(size),
            weight: 1 + Int(size) / 32
        )
        return try close(name, try append(node, [], AvroSchemaTree.Label(name: name)))
    }
}

extension AvroSchemaVetting {
    private func parentNode(_ kind: AvroSchemaTree.Kind, _ nodes: [Int]) -> AvroSchemaTree.Node {
        var parent = AvroSchemaTree.Node(kind: kind, firstChild: tree.children.count, count: nodes.count)
        parent.expandedCount = nodes.reduce(1) { $0 + tree.nodes[$1].expandedCount }
        return parent
    }

    private mutating func append(
        _ node: AvroSchemaTree.Node,
        _ children: [Int],
        _ label: AvroSchemaTree.Label = AvroSchemaTree.Label()
    ) throws(CodecError) -> Int {
        guard node.expandedCount <= Self.maximumExpandedCount, node.weight <= Self.maximumWeight else {
            throw Self.unsupported("the schema describes too large a value")
        }
        tree.children.append(contentsOf: children)
        return tree.append(node, label)
    }

    private func declareName(_ attributes: [String: SchemaJSON], namespace: String?) throws(CodecError) -> String {
        guard let name = attributes["name"]?.string else { throw Self.invalid("a named type without a name") }
        var enclosing = namespace
        if let own = attributes["namespace"]?.string { enclosing = own.isEmpty ? nil : own }
        let fullName = AvroNames.fullName(name, namespace: enclosing)
        guard AvroNames.isFull(fullName), Self.primitives[fullName] == nil else {
            throw Self.invalid("a malformed type name")
        }
        guard namedTypes[fullName] == nil, !openTypes.contains(fullName) else {
            throw Self.invalid("a type is declared twice")
        }
        return fullName
    }

    private mutating func close(_ name: String, _ node: Int) throws(CodecError) -> Int {
        guard namedTypes.updateValue(node, forKey: name) == nil else { throw Self.invalid("a type is declared twice") }
        return node
    }

    private static let primitives: [String: (kind: AvroSchemaTree.Kind, minimumSize: Int)] = [
        "null": (.null, 0), "boolean": (.boolean, 1), "int": (.int, 1), "long": (.long, 1),
        "float": (.float, 4), "double": (.double, 8), "bytes": (.bytes, 1), "string": (.string, 1),
    ]

    private static func invalid(_ reason: String) -> CodecError { CodecError(.schemaInvalid, reason) }

    private static func unsupported(_ reason: String) -> CodecError { CodecError(.schemaUnsupported, reason) }
}
