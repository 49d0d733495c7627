/// The framing that the Confluent serializers put around a schema-bound value.
///
/// A value starts with the byte 0 and the schema's number as four bytes, most significant first. Serializers from 8.0 on
/// can instead leave the value bare and name the schema in a record header: the byte 1 and a 16-byte GUID.
public enum WireFormat {
    /// The size of the prefix: one magic byte and four bytes of schema number.
    public static let headerLength = 5
    /// The record header that names the schema of a value.
    public static let valueSchemaHeader = "__value_schema_id"
    /// The record header that names the schema of a key.
    public static let keySchemaHeader = "__key_schema_id"

    static let idMagic: UInt8 = 0
    static let guidMagic: UInt8 = 1
    static let guidHeaderLength = 17

    /// Appends the prefix for a schema number.
    public static func appendHeader(_ id: SchemaID, to buffer: inout [UInt8]) {
        let bits = UInt32(bitPattern: id.rawValue)
        buffer.append(idMagic)
        buffer.append(UInt8(truncatingIfNeeded: bits >> 24))
        buffer.append(UInt8(truncatingIfNeeded: bits >> 16))
        buffer.append(UInt8(truncatingIfNeeded: bits >> 8))
        buffer.append(UInt8(truncatingIfNeeded: bits))
    }

    /// The content of a record header that names a schema by GUID.
    public static func headerValue(_ guid: SchemaGUID) -> [UInt8] { [guidMagic] + guid.bytes }

    /// Tells which schema a value was written with: by the header when there is one, else by the prefix.
    ///
    /// - Parameters:
    ///   - value: The record's value; read during the call only.
    ///   - schemaIDHeader: The content of `valueSchemaHeader`, when the record has that header.
    /// - Returns: The schema and the offset of the body.
    /// - Throws: `WireFormatError`, with the code that a dead-letter record should carry.
    public static func parse(
        _ value: UnsafeRawBufferPointer,
        schemaIDHeader: UnsafeRawBufferPointer? = nil
    ) throws(WireFormatError) -> Frame {
        if let schemaIDHeader {
            return try parseHeader(schemaIDHeader)
        }
        guard let magic = value.first else { throw WireFormatError(.empty, size: 0) }
        guard value.count >= headerLength else { throw WireFormatError(.truncated, size: value.count) }
        switch magic {
        case idMagic:
            var bits: UInt32 = 0
            for offset in 1..<headerLength { bits = bits << 8 | UInt32(value[offset]) }
            return Frame(schema: .id(SchemaID(rawValue: Int32(bitPattern: bits))), bodyOffset: headerLength)
        case guidMagic:
            throw WireFormatError(.guidUnsupported, size: value.count)
        default:
            throw WireFormatError(.magic, size: value.count)
        }
    }

    private static func parseHeader(_ header: UnsafeRawBufferPointer) throws(WireFormatError) -> Frame {
        guard header.count == guidHeaderLength, header.first == guidMagic,
            let guid = SchemaGUID(bytes: header.dropFirst())
        else {
            throw WireFormatError(.header, size: header.count)
        }
        return Frame(schema: .guid(guid), bodyOffset: 0)
    }
}
