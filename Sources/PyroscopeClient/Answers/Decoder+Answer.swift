/// Any member name at all.
private struct AnyName: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) {
        self.stringValue = stringValue
    }

    init?(intValue: Int) { nil }
}

extension Decoder {
    /// The members of an answer. Protobuf's JSON omits what is zero or empty, so any of them may be missing; but an
    /// object that has members and none of those expected is the answer to another question.
    func answer<Name: CodingKey>(_ names: Name.Type) throws -> KeyedDecodingContainer<Name> {
        let container = try container(keyedBy: Name.self)
        let isOther = try container.allKeys.isEmpty && !self.container(keyedBy: AnyName.self).allKeys.isEmpty
        guard !isOther else {
            throw DecodingError.typeMismatch(
                Name.self,
                DecodingError.Context(codingPath: codingPath, debugDescription: "no member that is expected")
            )
        }
        return container
    }
}

extension KeyedDecodingContainer {
    /// A 64-bit integer; 0 when omitted.
    func integer(_ key: Key) throws -> Int64 { try decodeIfPresent(ProtoInteger.self, forKey: key)?.value ?? 0 }

    /// A 64-bit integer without a sign; 0 when omitted.
    func unsigned(_ key: Key) throws -> UInt64 { try decodeIfPresent(ProtoUnsigned.self, forKey: key)?.value ?? 0 }

    /// Text; empty when omitted.
    func text(_ key: Key) throws -> String { try decodeIfPresent(String.self, forKey: key) ?? "" }

    /// A list; empty when omitted.
    func list<Element: Decodable>(_ key: Key) throws -> [Element] {
        try decodeIfPresent([Element].self, forKey: key) ?? []
    }
}
