import Units

/// A time on the command line: `2026-01-31T12:00:00Z`, seconds or milliseconds since 1970, `now` or `now-15m`.
enum TimeArgument {
    /// What an error message says of the forms.
    static let expectation = "a time such as 2026-01-31T12:00:00Z, 1769860800 (seconds or milliseconds), now or now-15m"

    /// The time in nanoseconds since 1970; `nil` when the text is none, or not between 1970 and 2200.
    static func time(_ text: String, now: Nanoseconds) -> Nanoseconds? {
        guard let time = relative(text, now: now) ?? number(text) ?? DateTimeText.time(text) else { return nil }
        return time > .zero && time <= latest ? time : nil
    }

    private static let latest = Nanoseconds.seconds(7_258_118_400)

    private static func relative(_ text: String, now: Nanoseconds) -> Nanoseconds? {
        guard text.hasPrefix("now") else { return nil }
        let rest = text.dropFirst(3)
        if rest.isEmpty { return now }
        guard rest.first == "-", let span = DurationArgument.duration(String(rest.dropFirst())) else { return nil }
        return now - span
    }

    /// Up to ten digits are seconds, thirteen are milliseconds: between them lies no time that anybody means.
    private static func number(_ text: String) -> Nanoseconds? {
        guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int64(text) else { return nil }
        return switch text.utf8.count {
        case 1...10: .seconds(number)
        case 13: .milliseconds(number)
        default: nil
        }
    }
}

/// A span of time on the command line: `500ms`, `15s`, `10m`, `2h` or `1d`.
enum DurationArgument {
    /// The span; `nil` when the text is none, or longer than ten thousand days.
    static func duration(_ text: String) -> Nanoseconds? {
        let digits = text.prefix { ("0"..."9").contains($0) }
        let unit: Int64? =
            switch text.dropFirst(digits.count) {
            case "ms": 1_000_000
            case "s": 1_000_000_000
            case "m": 60_000_000_000
            case "h": 3_600_000_000_000
            case "d": 86_400_000_000_000
            default: nil
            }
        guard let unit, let number = Int64(digits) else { return nil }
        let (span, overflows) = number.multipliedReportingOverflow(by: unit)
        return overflows || span > 864_000_000_000_000_000 ? nil : Nanoseconds(span)
    }
}
