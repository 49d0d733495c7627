/// A JSON value as far as schemas need it.
enum SchemaJSON {
    case null
    case boolean(Bool)
    case integer(Int64)
    case fraction
    case string(String)
    case array([SchemaJSON])
    case object([String: SchemaJSON])

    var string: String? {
        if case .string(let value) = self { value } else { nil }
    }

    var integer: Int64? {
        if case .integer(let value) = self { value } else { nil }
    }

    var array: [SchemaJSON]? {
        if case .array(let value) = self { value } else { nil }
    }
}
