extension AvroSchemaTree {
    /// A schema text of the same shape for libavro, with names of our own: nothing in it comes from the original
    /// text, and a type that is used twice is written out twice.
    var text: String {
        var writer = TextWriter(tree: self)
        writer.write(root)
        return writer.text
    }

    private struct TextWriter {
        let tree: AvroSchemaTree
        var text = ""
        var nameCount = 0

        mutating func write(_ index: Int) {
            let node = tree.nodes[index]
            switch node.kind {
            case .record: writeRecord(index)
            case .union: writeUnion(index)
            case .array: writeCollection("array", "items", tree.children[node.firstChild])
            case .map: writeCollection("map", "values", tree.children[node.firstChild])
            case .fixed: text += #"{"type":"fixed","name":"\#(nextName())","size":\#(node.count)}"#
            case .enumeration:
                let symbols = (0..<node.count).map { "\"s\($0)\"" }.joined(separator: ",")
                text += #"{"type":"enum","name":"\#(nextName())","symbols":[\#(symbols)]}"#
            default: text += "\"\(node.kind)\""
            }
        }

        private mutating func writeRecord(_ index: Int) {
            text += #"{"type":"record","name":"\#(nextName())","fields":["#
            for (position, field) in tree.children(of: index).enumerated() {
                text += #"\#(position == 0 ? "" : ","){"name":"f\#(position)","type":"#
                write(field)
                text += "}"
            }
            text += "]}"
        }

        private mutating func writeUnion(_ index: Int) {
            text += "["
            for (position, branch) in tree.children(of: index).enumerated() {
                if position > 0 { text += "," }
                write(branch)
            }
            text += "]"
        }

        private mutating func writeCollection(_ type: String, _ key: String, _ element: Int) {
            text += #"{"type":"\#(type)","\#(key)":"#
            write(element)
            text += "}"
        }

        private mutating func nextName() -> String {
            nameCount += 1
            return "t\(nameCount)"
        }
    }
}
