/// Emphasis where the terminal can show it, plain text elsewhere.
struct Style: Sendable {
    /// Whether escape codes are written.
    var isColored: Bool

    /// Text without any escape code.
    static let plain = Style(isColored: false)

    /// For headings.
    func bold(_ text: String) -> String { wrap(text, "1") }

    /// For what went well.
    func good(_ text: String) -> String { wrap(text, "32") }

    /// For what went wrong.
    func bad(_ text: String) -> String { wrap(text, "31") }

    private func wrap(_ text: String, _ code: String) -> String {
        isColored ? "\u{1b}[\(code)m\(text)\u{1b}[0m" : text
    }
}
