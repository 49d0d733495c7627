/// A JSON value whose fields keep their order, so that `timestamp` and `name` stand first in every event line.
public enum EventValue: Sendable, Equatable {
    /// A string, escaped when written.
    case string(String)
    /// A whole number.
    case integer(Int64)
    /// A fraction; one that JSON cannot say is written as `null`.
    case number(Double)
    /// A truth value.
    case boolean(Bool)
    /// Values in order.
    case array([EventValue])
    /// Fields in order.
    case object([Field])
    /// JSON text that some encoder has made already.
    case encoded(String)

    /// A field of an object.
    public struct Field: Sendable, Equatable {
        /// The field's name.
        public var name: String
        /// The field's value.
        public var value: EventValue

        /// A field of that name.
        public init(_ name: String, _ value: EventValue) {
            self.name = name
            self.value = value
        }
    }

    /// The value as JSON.
    var text: String {
        var text = ""
        write(to: &text)
        return text
    }

    /// Appends the value as JSON (RFC 8259) without white space.
    func write(to text: inout String) {
        switch self {
        case .string(let value): Self.write(value, to: &text)
        case .integer(let value): text += String(value)
        case .number(let value): text += value.isFinite ? String(value) : "null"
        case .boolean(let value): text += value ? "true" : "false"
        case .array(let values):
            text += "["
            for (index, value) in values.enumerated() {
                if index > 0 { text += "," }
                value.write(to: &text)
            }
            text += "]"
        case .object(let fields): Self.write(fields, to: &text)
        case .encoded(let json): text += json
        }
    }

    private static func write(_ fields: [Field], to text: inout String) {
        text += "{"
        for (index, field) in fields.enumerated() {
            if index > 0 { text += "," }
            write(field.name, to: &text)
            text += ":"
            field.value.write(to: &text)
        }
        text += "}"
    }

    private static func write(_ string: String, to text: inout String) {
        text += "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\u{00}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}":
                let digits = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }
}
