/// A 64-bit integer in protobuf's JSON: a string, because JavaScript's numbers are too narrow, or a number.
struct ProtoInteger: Decodable {
    var value: Int64

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let text = try? container.decode(String.self) {
            guard let value = Int64(text) else { throw ProtoNumberFault.error(container) }
            self.value = value
        } else {
            value = try container.decode(Int64.self)
        }
    }
}

/// The same without a sign.
struct ProtoUnsigned: Decodable {
    var value: UInt64

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let text = try? container.decode(String.self) {
            guard let value = UInt64(text) else { throw ProtoNumberFault.error(container) }
            self.value = value
        } else {
            value = try container.decode(UInt64.self)
        }
    }
}

/// Many 64-bit integers. Nearly always all are strings, and then they are read at once.
struct ProtoIntegers: Decodable {
    var values: [Int64]

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let texts = try? container.decode([String].self) else {
            values = try container.decode([ProtoInteger].self).map(\.value)
            return
        }
        values = []
        values.reserveCapacity(texts.count)
        for text in texts {
            guard let value = Int64(text) else { throw ProtoNumberFault.error(container) }
            values.append(value)
        }
    }
}

/// A double in protobuf's JSON: a number, or one of three words in a string.
struct ProtoDouble: Decodable {
    var value: Double

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let value = try? container.decode(Double.self) {
            self.value = value
            return
        }
        guard let value = Double(try container.decode(String.self)) else { throw ProtoNumberFault.error(container) }
        self.value = value
    }
}

private enum ProtoNumberFault {
    static func error(_ container: any SingleValueDecodingContainer) -> DecodingError {
        DecodingError.dataCorruptedError(in: container, debugDescription: "not a number")
    }
}
