/// The rules for names in the Avro specification (1.11, "Names").
enum AvroNames {
    static func fullName(_ name: String, namespace: String?) -> String {
        guard let namespace, !name.utf8.contains(UInt8(ascii: ".")) else { return name }
        return "\(namespace).\(name)"
    }

    static func namespace(of fullName: String) -> String? {
        fullName.lastIndex(of: ".").map { String(fullName[..<$0]) }
    }

    static func shortName(of fullName: String) -> Substring {
        fullName.lastIndex(of: ".").map { fullName[fullName.index(after: $0)...] } ?? fullName[...]
    }

    static func isSimple(_ name: some StringProtocol) -> Bool {
        guard let first = name.utf8.first, !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) else {
            return false
        }
        return name.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"): true
            default: false
            }
        }
    }

    static func isFull(_ name: String) -> Bool {
        name.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { isSimple($0) }
    }
}
