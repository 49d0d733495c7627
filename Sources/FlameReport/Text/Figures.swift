/// Numbers as people read them, the same in every locale.
public enum Figures {
    /// A number with a fixed count of decimals and a real minus sign; `–` for what is no number.
    public static func decimal(_ value: Double, _ places: Int) -> String {
        guard value.isFinite, abs(value) < 1e15 else { return "–" }
        var scale = 1.0
        for _ in 0..<places { scale *= 10 }
        let scaled = (abs(value) * scale).rounded(.toNearestOrAwayFromZero)
        guard scaled < 9e18 else { return "–" }
        let whole = UInt64(scaled)
        let divisor = UInt64(scale)
        var text = grouped(whole / divisor)
        if places > 0 {
            let fraction = String(whole % divisor)
            text += "." + String(repeating: "0", count: places - fraction.count) + fraction
        }
        return value < 0 && whole > 0 ? "−" + text : text
    }

    /// A whole number with thousands set off by commas.
    public static func whole(_ value: Int64) -> String {
        (value < 0 ? "−" : "") + grouped(value.magnitude)
    }

    /// A span of time with three significant digits and the unit that suits it.
    public static func span(nanoseconds: Int64) -> String {
        let value = Double(nanoseconds)
        switch value {
        case ..<1e3: return decimal(value, 0) + " ns"
        case ..<999.5e3: return significant(value / 1e3) + " µs"
        case ..<999.5e6: return significant(value / 1e6) + " ms"
        default: return significant(value / 1e9) + " s"
        }
    }

    /// A probability: four decimals, and a bound below them.
    public static func probability(_ value: Double) -> String {
        value < 0.0001 ? "< 0.0001" : "= " + decimal(value, 4)
    }

    private static func significant(_ value: Double) -> String {
        switch value {
        case ..<9.995: decimal(value, 2)
        case ..<99.95: decimal(value, 1)
        default: decimal(value, 0)
        }
    }

    private static func grouped(_ value: UInt64) -> String {
        let digits = Array(String(value))
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { text.append(",") }
            text.append(digit)
        }
        return text
    }
}
