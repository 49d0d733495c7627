/// Emphasis where the terminal can show it, plain text elsewhere.
public struct Style: Sendable {
    /// Whether escape codes are written.
    public var isColored: Bool

    /// A style that writes escape codes, or none.
    public init(isColored: Bool) {
        self.isColored = isColored
    }

    /// Text without any escape code.
    public static let plain = Style(isColored: false)

    /// For headings.
    public func bold(_ text: String) -> String { wrap(text, "1") }

    /// For what went well.
    public func good(_ text: String) -> String { wrap(text, "32") }

    /// For what went wrong.
    public func bad(_ text: String) -> String { wrap(text, "31") }

    private func wrap(_ text: String, _ code: String) -> String {
        isColored ? "\u{1b}[\(code)m\(text)\u{1b}[0m" : text
    }
}
