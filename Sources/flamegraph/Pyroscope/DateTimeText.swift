import Units

/// Dates and times in the form of RFC 3339, such as `2026-01-31T12:00:00.250+01:00`.
enum DateTimeText {
    /// The time in nanoseconds since 1970; `nil` when the text has another form, or names no day of the calendar.
    static func time(_ text: String) -> Nanoseconds? {
        var rest = Array(text.utf8)[...]
        guard let year = take(4, &rest), take("-", &rest), let month = take(2, &rest), take("-", &rest),
            let day = take(2, &rest), take("T", &rest) || take("t", &rest) || take(" ", &rest),
            let hour = take(2, &rest), take(":", &rest), let minute = take(2, &rest), take(":", &rest),
            let second = take(2, &rest)
        else { return nil }
        guard (1970...2200).contains(year), (1...12).contains(month), hour < 24, minute < 60, second <= 60,
            (1...days(in: month, of: year)).contains(day)
        else { return nil }
        guard let fraction = takeFraction(&rest), let offset = takeOffset(&rest), rest.isEmpty else { return nil }
        let seconds = daysSince1970(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second - offset
        return Nanoseconds(seconds * 1_000_000_000 + fraction)
    }

    /// A time in UTC, to the nearest second: `2026-01-31T12:00:00Z`.
    static func text(_ time: Nanoseconds) -> String {
        let seconds = (time.rawValue + 500_000_000) / 1_000_000_000
        var (year, day) = (Int64(1970), seconds / 86_400)
        while day >= (isLeap(year) ? 366 : 365) {
            day -= isLeap(year) ? 366 : 365
            year += 1
        }
        var month = Int64(1)
        while day >= days(in: month, of: year) {
            day -= days(in: month, of: year)
            month += 1
        }
        let clock = [seconds % 86_400 / 3600, seconds % 3600 / 60, seconds % 60].map(twoDigits).joined(separator: ":")
        return "\(year)-\(twoDigits(month))-\(twoDigits(day + 1))T\(clock)Z"
    }

    private static func take(_ count: Int, _ rest: inout ArraySlice<UInt8>) -> Int64? {
        let digits = rest.prefix(count)
        guard digits.count == count, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        rest = rest.dropFirst(count)
        return digits.reduce(0) { $0 * 10 + Int64($1 - 0x30) }
    }

    private static func take(_ character: Unicode.Scalar, _ rest: inout ArraySlice<UInt8>) -> Bool {
        guard rest.first == UInt8(ascii: character) else { return false }
        rest = rest.dropFirst()
        return true
    }

    /// Nanoseconds after the point; 0 without one.
    private static func takeFraction(_ rest: inout ArraySlice<UInt8>) -> Int64? {
        guard take(".", &rest) else { return 0 }
        let digits = rest.prefix { (0x30...0x39).contains($0) }
        guard (1...9).contains(digits.count) else { return nil }
        rest = rest.dropFirst(digits.count)
        let padded = Array(digits) + Array(repeating: 0x30, count: 9 - digits.count)
        return padded.reduce(0 as Int64) { $0 * 10 + Int64($1 - 0x30) }
    }

    /// Seconds east of Greenwich.
    private static func takeOffset(_ rest: inout ArraySlice<UInt8>) -> Int64? {
        if take("Z", &rest) || take("z", &rest) { return 0 }
        let isEast = take("+", &rest)
        guard isEast || take("-", &rest), let hours = take(2, &rest), take(":", &rest), let minutes = take(2, &rest),
            hours < 24, minutes < 60
        else { return nil }
        return (hours * 3600 + minutes * 60) * (isEast ? 1 : -1)
    }

    private static func daysSince1970(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
        let years = (1970..<year).reduce(0 as Int64) { $0 + (isLeap($1) ? 366 : 365) }
        return (1..<month).reduce(years) { $0 + days(in: $1, of: year) } + day - 1
    }

    private static func days(in month: Int64, of year: Int64) -> Int64 {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static func isLeap(_ year: Int64) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

    private static func twoDigits(_ number: Int64) -> String { number < 10 ? "0\(number)" : String(number) }
}
