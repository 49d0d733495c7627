/// Reads JSON (RFC 8259) strictly and with a limit on nesting, so that hostile text cannot exhaust the stack.
struct JSONParser {
    /// The deepest nesting that is read.
    static let maximumDepth = 64

    private let bytes: [UInt8]
    private var offset = 0
    private var depth = 0

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Parses a whole text; anything after the value but white space is an error.
    static func parse(_ bytes: [UInt8]) throws(JSONError) -> JSONValue {
        guard String(validating: bytes, as: UTF8.self) != nil else {
            throw JSONError(reason: "not UTF-8", offset: 0)
        }
        var parser = JSONParser(bytes)
        parser.skipSpace()
        let value = try parser.parseValue()
        parser.skipSpace()
        guard parser.offset == bytes.count else { throw parser.failure("text after the value") }
        return value
    }

    /// Parses a whole text; anything after the value but white space is an error.
    static func parse(_ text: String) throws(JSONError) -> JSONValue {
        try parse(Array(text.utf8))
    }

    private var current: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    private func failure(_ reason: String) -> JSONError { JSONError(reason: reason, offset: offset) }

    private mutating func skipSpace() {
        while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { offset += 1 }
    }

    private mutating func consume(_ character: Unicode.Scalar) -> Bool {
        guard current == UInt8(ascii: character) else { return false }
        offset += 1
        return true
    }

    private mutating func parseValue() throws(JSONError) -> JSONValue {
        switch current {
        case UInt8(ascii: "{"): return try nested { parser throws(JSONError) in try parser.parseObject() }
        case UInt8(ascii: "["): return try nested { parser throws(JSONError) in try parser.parseArray() }
        case UInt8(ascii: "\""): return .string(try parseString())
        case UInt8(ascii: "t"): return try parseWord("true", .boolean(true))
        case UInt8(ascii: "f"): return try parseWord("false", .boolean(false))
        case UInt8(ascii: "n"): return try parseWord("null", .null)
        case nil: throw failure("the text ends early")
        default: return .number(try parseNumber())
        }
    }

    private mutating func nested(
        _ body: (inout JSONParser) throws(JSONError) -> JSONValue
    ) throws(JSONError) -> JSONValue {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.maximumDepth else { throw failure("nested too deep") }
        offset += 1
        return try body(&self)
    }

    private mutating func parseObject() throws(JSONError) -> JSONValue {
        var object = JSONObject()
        var names: Set<String> = []
        skipSpace()
        if consume("}") { return .object(object) }
        while true {
            skipSpace()
            guard current == UInt8(ascii: "\"") else { throw failure("a member name is missing") }
            let name = try parseString()
            guard names.insert(name).inserted else { throw failure("a member name occurs twice") }
            skipSpace()
            guard consume(":") else { throw failure("a colon is missing") }
            skipSpace()
            object.members.append(JSONObject.Member(name: name, value: try parseValue()))
            skipSpace()
            if consume("}") { return .object(object) }
            guard consume(",") else { throw failure("a comma is missing") }
        }
    }

    private mutating func parseArray() throws(JSONError) -> JSONValue {
        var items: [JSONValue] = []
        skipSpace()
        if consume("]") { return .array(items) }
        while true {
            skipSpace()
            items.append(try parseValue())
            skipSpace()
            if consume("]") { return .array(items) }
            guard consume(",") else { throw failure("a comma is missing") }
        }
    }

    private mutating func parseWord(_ word: String, _ value: JSONValue) throws(JSONError) -> JSONValue {
        guard bytes[offset...].starts(with: word.utf8) else { throw failure("an unknown word") }
        offset += word.utf8.count
        return value
    }
}

extension JSONParser {
    private mutating func parseNumber() throws(JSONError) -> String {
        let start = offset
        _ = consume("-")
        if !consume("0") {
            guard skipDigits() else { throw failure("not a value") }
        }
        if consume(".") {
            guard skipDigits() else { throw failure("a digit is missing") }
        }
        if consume("e") || consume("E") {
            if !consume("+") { _ = consume("-") }
            guard skipDigits() else { throw failure("a digit is missing") }
        }
        return String(decoding: bytes[start..<offset], as: UTF8.self)
    }

    private mutating func skipDigits() -> Bool {
        let start = offset
        while let byte = current, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { offset += 1 }
        return offset > start
    }

    private mutating func parseString() throws(JSONError) -> String {
        offset += 1
        var text: [UInt8] = []
        while let byte = current {
            offset += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"): try appendEscaped(to: &text)
            case 0..<0x20: throw failure("a control character in a string")
            default: text.append(byte)
            }
        }
        throw failure("the text ends inside a string")
    }

    private mutating func appendEscaped(to text: inout [UInt8]) throws(JSONError) {
        guard let byte = current else { throw failure("the text ends inside a string") }
        offset += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "u"): text.append(contentsOf: String(try parseScalar()).utf8)
        default: throw failure("an unknown escape")
        }
    }

    private mutating func parseScalar() throws(JSONError) -> Character {
        let first = try parseCodeUnit()
        if let scalar = Unicode.Scalar(first) { return Character(scalar) }
        guard UTF16.isLeadSurrogate(first), consume("\\"), consume("u") else {
            throw failure("half of a surrogate pair")
        }
        let second = try parseCodeUnit()
        guard UTF16.isTrailSurrogate(second) else { throw failure("half of a surrogate pair") }
        let value = 0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(second) - 0xDC00)
        guard let scalar = Unicode.Scalar(value) else { throw failure("half of a surrogate pair") }
        return Character(scalar)
    }

    private mutating func parseCodeUnit() throws(JSONError) -> UInt16 {
        var unit: UInt16 = 0
        for _ in 0..<4 {
            guard let byte = current, let digit = Hexadecimal.value(of: byte) else {
                throw failure("a hexadecimal digit is missing")
            }
            unit = unit << 4 | UInt16(digit)
            offset += 1
        }
        return unit
    }
}
