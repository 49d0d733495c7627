import ProfileModel

/// Costs per message as people read them: three significant digits and the unit that suits the size. A number and its unit
/// stay on one line.
struct CostFigures: Sendable {
    /// In what the samples' values are measured.
    var unit: Measurement.Unit

    /// A cost, such as `6.60 µs` or `0.41 ns`.
    func text(_ value: Double) -> String {
        let sign = value < 0 ? "−" : ""
        return sign + magnitude(abs(value))
    }

    /// A difference, with its sign.
    func signed(_ value: Double) -> String {
        value > 0 ? "+" + text(value) : text(value)
    }

    /// Two limits of a difference, such as `−1.20 µs … +0.40 µs`.
    func interval(_ lower: Double, _ upper: Double) -> String {
        "\(signed(lower)) … \(signed(upper))"
    }

    /// A share, such as `76 %`; one decimal below ten percent.
    static func percent(_ share: Double) -> String {
        guard share.isFinite else { return "–" }
        let percent = share * 100
        return Figures.decimal(percent, abs(percent) < 9.95 ? 1 : 0) + "\u{A0}%"
    }

    private func magnitude(_ value: Double) -> String {
        guard value.isFinite else { return "–" }
        guard unit == .nanoseconds else { return Self.significant(value) + "\u{A0}" + name }
        switch value {
        case ..<999.5: return Self.significant(value) + "\u{A0}ns"
        case ..<999.5e3: return Self.significant(value / 1e3) + "\u{A0}µs"
        case ..<999.5e6: return Self.significant(value / 1e6) + "\u{A0}ms"
        default: return Self.significant(value / 1e9) + "\u{A0}s"
        }
    }

    private var name: String { unit == .count ? "samples" : unit.rawValue }

    private static func significant(_ value: Double) -> String {
        switch value {
        case 0: "0"
        case ..<9.995: Figures.decimal(value, 2)
        case ..<99.95: Figures.decimal(value, 1)
        default: Figures.decimal(value, 0)
        }
    }
}
