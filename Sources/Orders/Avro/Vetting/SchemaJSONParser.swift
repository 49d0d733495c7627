/// A strict JSON parser (RFC 8259) for schemas from elsewhere: depth is capped before it recurses, and an object
/// with the same key twice is refused, because two parsers may then read two different schemas.
struct SchemaJSONParser {
    static let maximumDepth = 64

    private let bytes: [UInt8]
    private var position = 0

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Parses a whole text; throws `schemaInvalid`.
    static func parse(_ text: String) throws(CodecError) -> SchemaJSON {
        var parser = SchemaJSONParser(Array(text.utf8))
        let value = try parser.parseValue(depth: 1)
        parser.skipWhitespace()
        guard parser.position == parser.bytes.count else { throw invalid("text behind the schema") }
        return value
    }

    private mutating func parseValue(depth: Int) throws(CodecError) -> SchemaJSON {
        guard depth <= Self.maximumDepth else { throw Self.invalid("nested too deeply") }
        skipWhitespace()
        switch current {
        case UInt8(ascii: "{"): return .object(try parseObject(depth: depth))
        case UInt8(ascii: "["): return .array(try parseArray(depth: depth))
        case UInt8(ascii: "\""): return .string(try parseString())
        case UInt8(ascii: "t"): return try parse("true", as: .boolean(true))
        case UInt8(ascii: "f"): return try parse("false", as: .boolean(false))
        case UInt8(ascii: "n"): return try parse("null", as: .null)
        default: return try parseNumber()
        }
    }

    private mutating func parseObject(depth: Int) throws(CodecError) -> [String: SchemaJSON] {
        var members: [String: SchemaJSON] = [:]
        position += 1
        if skip(UInt8(ascii: "}")) { return members }
        repeat {
            skipWhitespace()
            guard current == UInt8(ascii: "\"") else { throw Self.invalid("an object key is missing") }
            let key = try parseString()
            guard skip(UInt8(ascii: ":")) else { throw Self.invalid("a colon is missing") }
            let value = try parseValue(depth: depth + 1)
            guard members.updateValue(value, forKey: key) == nil else { throw Self.invalid("a key appears twice") }
        } while skip(UInt8(ascii: ","))
        guard skip(UInt8(ascii: "}")) else { throw Self.invalid("an object does not end") }
        return members
    }

    private mutating func parseArray(depth: Int) throws(CodecError) -> [SchemaJSON] {
        var elements: [SchemaJSON] = []
        position += 1
        if skip(UInt8(ascii: "]")) { return elements }
        repeat {
            elements.append(try parseValue(depth: depth + 1))
        } while skip(UInt8(ascii: ","))
        guard skip(UInt8(ascii: "]")) else { throw Self.invalid("an array does not end") }
        return elements
    }

    private mutating func parseString() throws(CodecError) -> String {
        var scalars = String.UnicodeScalarView()
        var plain: [UInt8] = []
        position += 1
        while let byte = current, byte != UInt8(ascii: "\"") {
            guard byte >= 0x20 else { throw Self.invalid("a control character in a string") }
            position += 1
            if byte == UInt8(ascii: "\\") {
                scalars.append(contentsOf: String(decoding: plain, as: UTF8.self).unicodeScalars)
                plain.removeAll(keepingCapacity: true)
                scalars.append(try parseEscape())
            } else {
                plain.append(byte)
            }
        }
        guard current != nil else { throw Self.invalid("a string does not end") }
        position += 1
        scalars.append(contentsOf: String(decoding: plain, as: UTF8.self).unicodeScalars)
        return String(scalars)
    }

    private mutating func parseEscape() throws(CodecError) -> Unicode.Scalar {
        guard let byte = current else { throw Self.invalid("a string does not end") }
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{c}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try parseUnicodeEscape()
        default: throw Self.invalid("an unknown escape")
        }
    }

    private mutating func parseUnicodeEscape() throws(CodecError) -> Unicode.Scalar {
        let first = try parseFourDigits()
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard UTF16.isLeadSurrogate(UInt16(first)), current == UInt8(ascii: "\\") else {
            throw Self.invalid("half a surrogate pair")
        }
        position += 1
        guard current == UInt8(ascii: "u") else { throw Self.invalid("half a surrogate pair") }
        position += 1
        let second = try parseFourDigits()
        guard UTF16.isTrailSurrogate(UInt16(second)),
            let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        else { throw Self.invalid("half a surrogate pair") }
        return scalar
    }

    private mutating func parseFourDigits() throws(CodecError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = current, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw Self.invalid("an incomplete escape")
            }
            value = value << 4 | UInt32(digit)
            position += 1
        }
        return value
    }
}

extension SchemaJSONParser {
    private mutating func parseNumber() throws(CodecError) -> SchemaJSON {
        let start = position
        if current == UInt8(ascii: "-") { position += 1 }
        let integerDigits = skipDigits()
        let leadingZero = integerDigits > 1 && bytes[position - integerDigits] == UInt8(ascii: "0")
        guard integerDigits > 0, !leadingZero else { throw Self.invalid("not JSON") }
        let integerEnd = position
        if current == UInt8(ascii: ".") {
            position += 1
            guard skipDigits() > 0 else { throw Self.invalid("not a number") }
        }
        if current == UInt8(ascii: "e") || current == UInt8(ascii: "E") {
            position += 1
            if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { position += 1 }
            guard skipDigits() > 0 else { throw Self.invalid("not a number") }
        }
        guard position == integerEnd else { return .fraction }
        guard let value = Int64(String(decoding: bytes[start..<integerEnd], as: UTF8.self)) else { return .fraction }
        return .integer(value)
    }

    private mutating func parse(_ word: StaticString, as value: SchemaJSON) throws(CodecError) -> SchemaJSON {
        let expected = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
        guard bytes[position...].starts(with: expected) else { throw Self.invalid("not JSON") }
        position += expected.count
        return value
    }

    private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func skipDigits() -> Int {
        let start = position
        while let byte = current, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { position += 1 }
        return position - start
    }

    private mutating func skip(_ byte: UInt8) -> Bool {
        skipWhitespace()
        guard current == byte else { return false }
        position += 1
        return true
    }

    private mutating func skipWhitespace() {
        while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
    }

    private static func invalid(_ reason: String) -> CodecError { CodecError(.schemaInvalid, reason) }
}
