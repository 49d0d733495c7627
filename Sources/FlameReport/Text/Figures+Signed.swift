extension Figures {
    /// A difference with a fixed count of decimals and its sign, `+` or `−`; none for what rounds to zero.
    public static func signed(_ value: Double, _ places: Int) -> String {
        isPositive(value, places) ? "+" + decimal(value, places) : decimal(value, places)
    }

    /// A share as a signed percentage, with a decimal while it is small.
    public static func signedPercent(_ share: Double) -> String {
        signed(share * 100, abs(share) < 0.0995 ? 1 : 0) + " %"
    }

    /// A share as a percentage with a decimal.
    public static func percent(_ share: Double) -> String {
        decimal(share * 100, 1) + " %"
    }

    /// Whether a number is above zero and does not round to it.
    static func isPositive(_ value: Double, _ places: Int) -> Bool {
        var half = 0.5
        for _ in 0..<places { half /= 10 }
        return value >= half && value.isFinite
    }
}
