import Units

/// Times that a server gave, for people.
enum StampText {
    /// The time in UTC; far-off ones as they come, for they are no dates.
    static func text(_ time: Nanoseconds) -> String {
        guard (.zero...Nanoseconds.seconds(7_258_118_400)).contains(time) else { return "\(time)" }
        return DateTimeText.text(time)
    }

    /// The same for milliseconds since 1970.
    static func text(milliseconds: Int64) -> String {
        let (time, overflows) = milliseconds.multipliedReportingOverflow(by: 1_000_000)
        return overflows ? "\(milliseconds) ms" : text(Nanoseconds(rawValue: time))
    }
}
