/// Percent-encoding of one path segment (RFC 3986, section 2).
enum PathSegment {
    /// Keeps the unreserved characters only, so that a slash, a space or a percent sign stays inside the segment.
    static func encode(_ text: String) -> String {
        // A segment of dots alone would be taken for a relative step.
        let isDots = text.utf8.allSatisfy { $0 == UInt8(ascii: ".") }
        var encoded = ""
        for byte in text.utf8 {
            if isUnreserved(byte) && !isDots {
                encoded.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                encoded += "%" + Hexadecimal.uppercase(byte)
            }
        }
        return encoded
    }

    /// Undoes the encoding; `nil` for a broken escape or bytes that are not UTF-8.
    static func decode(_ text: some StringProtocol) -> String? {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let high = rest.popFirst().flatMap(Hexadecimal.value(of:)),
                let low = rest.popFirst().flatMap(Hexadecimal.value(of:))
            else { return nil }
            bytes.append(high << 4 | low)
        }
        return String(validating: bytes, as: UTF8.self)
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"): true
        case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"): true
        default: false
        }
    }
}
