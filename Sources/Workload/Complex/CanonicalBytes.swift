import Orders

extension Order {
    /// Appends the order in the one form that is hashed: fields in a fixed order, numbers in eight bytes, least
    /// significant first, texts after their length. It does not depend on the format the order travelled in.
    func appendCanonicalBytes(to bytes: inout [UInt8]) {
        bytes.append(text: id)
        bytes.append(text: customerID)
        bytes.append(number: createdAt.rawValue)
        bytes.append(text: currency)
        bytes.append(number: Int64(items.count))
        for item in items {
            bytes.append(text: item.sku)
            bytes.append(number: Int64(item.quantity))
            bytes.append(number: item.unitPrice.rawValue)
        }
        bytes.append(number: total.rawValue)
        bytes.append(text: payload)
    }
}

extension [UInt8] {
    fileprivate mutating func append(number: Int64) {
        Swift.withUnsafeBytes(of: number.littleEndian) { append(contentsOf: $0) }
    }

    fileprivate mutating func append(text: String) {
        append(number: Int64(text.utf8.count))
        text.withUTF8Bytes { append(contentsOf: $0) }
    }
}
