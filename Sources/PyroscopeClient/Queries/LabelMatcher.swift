/// One condition of a selector: a label, how it is compared, and with what.
public struct LabelMatcher: Hashable, Sendable {
    /// How a label is compared.
    public enum Comparison: String, Hashable, Sendable {
        /// The label has this value.
        case equal = "="
        /// The label has another value, or the series has no such label.
        case notEqual = "!="
        /// The whole value matches an RE2 expression.
        case matches = "=~"
        /// The value does not match an RE2 expression.
        case doesNotMatch = "!~"
    }

    /// The label's name.
    public let name: String
    /// How it is compared.
    public let comparison: Comparison
    /// With what; any text.
    public let value: String

    /// Checks a condition.
    ///
    /// - Throws: `PyroscopeError` with `configuration` when the name is not made of ASCII letters, digits and `_`, or
    ///   begins with a digit.
    public init(_ name: String, _ comparison: Comparison = .equal, _ value: String) throws(PyroscopeError) {
        guard LabelName.isValid(name) else {
            throw PyroscopeError(
                .configuration,
                reason: "\(OneLine.text(name, limit: 60)) cannot be a label's name",
                advice: "use letters, digits and _, a letter or _ first"
            )
        }
        self.name = name
        self.comparison = comparison
        self.value = value
    }

    /// A label that has a value, by a name that is one.
    init(checkedName: String, value: String) {
        name = checkedName
        comparison = .equal
        self.value = value
    }

    /// The condition in PromQL's notation.
    var text: String { "\(name)\(comparison.rawValue)\"\(Self.escape(value))\"" }

    /// Inside PromQL's double quotes: a value cannot end the quotes, whatever it holds, and stays in one line.
    private static func escape(_ value: String) -> String {
        var escaped = ""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\\": escaped += "\\\\"
            case "\"": escaped += "\\\""
            case "\u{00}"..<"\u{20}", "\u{7F}":
                let digits = String(scalar.value, radix: 16)
                escaped += digits.count == 1 ? "\\x0" + digits : "\\x" + digits
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}

/// What labels may be called in Pyroscope: Prometheus' classic rule.
enum LabelName {
    static func isValid(_ name: String) -> Bool {
        guard let first = name.utf8.first, !isDigit(first) else { return false }
        return name.utf8.allSatisfy { isDigit($0) || isLetter($0) }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    private static func isLetter(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"): true
        default: false
        }
    }
}
