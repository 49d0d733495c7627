/// The full name of an Avro record, enum or fixed type.
struct AvroName: Hashable, Sendable {
    var namespace: String?
    var simple: String

    var full: String {
        guard let namespace else { return simple }
        return namespace + "." + simple
    }

    /// Resolves a name as the Avro specification says: dots in the name win, then the attribute, then the scope.
    init(_ text: String, namespace attribute: String?, scope: String?) throws(AvroError) {
        if let dot = text.lastIndex(of: ".") {
            let prefix = String(text[..<dot])
            namespace = prefix.isEmpty ? nil : prefix
            simple = String(text[text.index(after: dot)...])
        } else {
            let space = attribute ?? scope
            namespace = space?.isEmpty == false ? space : nil
            simple = text
        }
        guard Self.isValid(simple) else { throw AvroError("\(Self.shown(text)) is not a valid name") }
        let parts = (namespace ?? "a").split(separator: ".", omittingEmptySubsequences: false)
        guard parts.allSatisfy({ Self.isValid(String($0)) }) else {
            throw AvroError("\(Self.shown(text)) has an invalid namespace")
        }
        if AvroPrimitive(rawValue: full) != nil { throw AvroError("\(full) is the name of a primitive type") }
    }

    /// How the name is written inside a scope: without the namespace when that is the scope's.
    func written(in scope: String?) -> String {
        // A simple name that is a primitive type's would be read as that type.
        let isShort = namespace == nil || (namespace == scope && AvroPrimitive(rawValue: simple) == nil)
        return isShort ? simple : full
    }

    /// A letter or underscore, then letters, digits and underscores, all ASCII.
    static func isValid(_ text: String) -> Bool {
        guard let first = text.utf8.first, isLetter(first) else { return false }
        return text.utf8.allSatisfy { isLetter($0) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }

    /// A name for an error message, cut so that hostile input does not fill a log.
    static func shown(_ text: String) -> String { "\"" + text.prefix(80) + "\"" }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte & 0xDF) || byte == UInt8(ascii: "_")
    }
}
