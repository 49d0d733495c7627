/// A JSON value (RFC 8259) that keeps the order of members and the text of numbers.
enum JSONValue: Sendable, Hashable {
    case null
    case boolean(Bool)
    /// The number as it was written.
    case number(String)
    case string(String)
    case array([JSONValue])
    case object(JSONObject)
}

/// The members of a JSON object in the order of the text; no name occurs twice.
struct JSONObject: Sendable, Hashable {
    struct Member: Sendable, Hashable {
        var name: String
        var value: JSONValue
    }

    var members: [Member] = []

    subscript(name: String) -> JSONValue? {
        members.first { $0.name == name }?.value
    }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    init(dictionaryLiteral elements: (String, JSONValue)...) {
        members = elements.map { Member(name: $0.0, value: $0.1) }
    }
}

extension JSONValue {
    static func integer(_ value: some BinaryInteger) -> JSONValue { .number(String(value)) }

    var stringValue: String? {
        if case .string(let text) = self { text } else { nil }
    }

    var booleanValue: Bool? {
        if case .boolean(let value) = self { value } else { nil }
    }

    /// The value of a number without fraction and exponent.
    var integerValue: Int64? {
        if case .number(let text) = self { Int64(text) } else { nil }
    }

    var arrayValue: [JSONValue]? {
        if case .array(let items) = self { items } else { nil }
    }

    var objectValue: JSONObject? {
        if case .object(let object) = self { object } else { nil }
    }

    /// The same value with the members of every object in order of name: equal for texts that differ in order only.
    var sortedByName: JSONValue {
        switch self {
        case .array(let items):
            return .array(items.map(\.sortedByName))
        case .object(let object):
            let members = object.members.map { JSONObject.Member(name: $0.name, value: $0.value.sortedByName) }
            return .object(JSONObject(members: members.sorted { $0.name < $1.name }))
        default:
            return self
        }
    }
}
