/// Reads one line of Prometheus' text format: `name{label="value",…} value [time]`.
struct MetricLineReader {
    private var rest: ArraySlice<UInt8>

    init(_ line: ArraySlice<UInt8>) {
        rest = line
    }

    /// The sample; `nil` when the line is not in the format.
    mutating func sample() -> MetricSample? {
        guard let name = name(allowingColon: true), let labels = labels() else { return nil }
        skipSpaces()
        let words = rest.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
        guard let first = words.first, words.count <= 2 || words[1].first == UInt8(ascii: "#") || isExemplar(words),
            let value = Self.value(first)
        else { return nil }
        return MetricSample(name: name, labels: labels, value: value)
    }

    /// OpenMetrics puts an example behind the time, from a `#` on.
    private func isExemplar(_ words: [ArraySlice<UInt8>]) -> Bool {
        words.count > 2 && words[2].first == UInt8(ascii: "#")
    }

    private mutating func name(allowingColon: Bool) -> String? {
        let name = rest.prefix { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"): true
            case UInt8(ascii: "0")...UInt8(ascii: "9"): true
            case UInt8(ascii: ":"): allowingColon
            default: false
            }
        }
        guard let first = name.first, !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) else { return nil }
        rest = rest.dropFirst(name.count)
        return String(decoding: name, as: UTF8.self)
    }

    /// The labels, none when there are no braces; `nil` for braces that do not end or hold something else.
    private mutating func labels() -> [String: String]? {
        skipSpaces()
        guard take("{") else { return [:] }
        var labels: [String: String] = [:]
        while true {
            skipSpaces()
            if take("}") { return labels }
            guard labels.count < PrometheusText.maximumLabels, let name = name(allowingColon: false) else { return nil }
            skipSpaces()
            guard take("=") else { return nil }
            skipSpaces()
            guard take("\""), let value = quoted(), labels.updateValue(value, forKey: name) == nil else { return nil }
            skipSpaces()
            guard take(",") || rest.first == UInt8(ascii: "}") else { return nil }
        }
    }

    /// The text up to the closing quotation mark, with `\\`, `\"` and `\n` undone.
    private mutating func quoted() -> String? {
        var bytes: [UInt8] = []
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: bytes, as: UTF8.self)
            case UInt8(ascii: "\\"):
                guard let escaped = rest.popFirst() else { return nil }
                switch escaped {
                case UInt8(ascii: "n"): bytes.append(UInt8(ascii: "\n"))
                case UInt8(ascii: "\\"), UInt8(ascii: "\""): bytes.append(escaped)
                default: return nil
                }
            default: bytes.append(byte)
            }
        }
        return nil
    }

    private static func value(_ word: ArraySlice<UInt8>) -> Double? {
        switch String(decoding: word, as: UTF8.self) {
        case "+Inf", "Inf": .infinity
        case "-Inf": -.infinity
        case "NaN": .nan
        case let text: Double(text)
        }
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard rest.first == UInt8(ascii: character) else { return false }
        rest = rest.dropFirst()
        return true
    }

    private mutating func skipSpaces() {
        rest = rest.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    }
}
