/// Why bytes are not an order, a schema is not usable, or an order cannot be written.
public struct CodecError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The kind of failure, open for the codes of further codecs. The raw values are stable: dead letters carry them.
    public struct Code: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
        /// The name of the code.
        public let rawValue: String

        /// Names a code.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// There are no bytes at all.
        public static let empty = Code(rawValue: "empty")
        /// The bytes end before the record does.
        public static let avroTruncated = Code(rawValue: "avro.truncated")
        /// Bytes are left over behind the record.
        public static let avroTrailing = Code(rawValue: "avro.trailing")
        /// A value is outside its type, as an enum or union index that does not exist.
        public static let avroValue = Code(rawValue: "avro.value")
        /// A length or count that no honest record has.
        public static let avroLimit = Code(rawValue: "avro.limit")
        /// A schema that is right in itself but not usable here: recursive, too big, or not one of an order.
        public static let schemaUnsupported = Code(rawValue: "schema.unsupported")
        /// A text that is no Avro schema.
        public static let schemaInvalid = Code(rawValue: "schema.invalid")
        /// A text that is not UTF-8.
        public static let textUTF8 = Code(rawValue: "text.utf8")
        /// A text that is not the JSON of an order.
        public static let jsonInvalid = Code(rawValue: "json.invalid")
        /// A record above ``CodecLimits/maximumRecordSize``.
        public static let recordTooLarge = Code(rawValue: "record.tooLarge")

        /// The name of the code.
        public var description: String { rawValue }
    }

    /// The kind of failure.
    public let code: Code
    /// What was wrong, in a few words that never quote the data.
    public let reason: String

    /// Makes an error. The reason must not contain parts of a record.
    public init(_ code: Code, _ reason: String) {
        self.code = code
        self.reason = reason
    }

    /// Whether the schema is to blame, so that every record of this schema will fail.
    public var concernsSchema: Bool { code == .schemaInvalid || code == .schemaUnsupported }

    /// Code and reason.
    public var description: String { "\(code): \(reason)" }
}
