import CAvro

/// Owns a libavro value of one schema, which is used again for every record.
final class AvroInstance {
    private let schema: avro_schema_t
    private let type: UnsafeMutablePointer<avro_value_iface_t>
    private var value = avro_value_t()

    /// The value as a whole.
    var root: AvroValue { AvroValue(value) }

    /// Builds a value.
    ///
    /// - Throws: `schemaUnsupported` when libavro refuses what was vetted.
    init(_ tree: AvroSchemaTree) throws(CodecError) {
        let text = tree.text
        var schema: avro_schema_t?
        let code = text.withCString { avro_schema_from_json_length($0, text.utf8.count, &schema) }
        guard code == 0, let schema else { throw AvroRecordShape.unsupported("libavro refuses the schema") }
        guard let type = avro_generic_class_from_schema(schema) else {
            avro_schema_decref(schema)
            throw AvroRecordShape.unsupported("libavro has no class for the schema")
        }
        guard avro_generic_value_new(type, &value) == 0 else {
            cavro_class_release(type)
            avro_schema_decref(schema)
            throw AvroRecordShape.unsupported("libavro has no value for the schema")
        }
        self.schema = schema
        self.type = type
    }

    deinit {
        avro_value_decref(&value)
        cavro_class_release(type)
        avro_schema_decref(schema)
    }
}
