/// A piece of an HTML page.
///
/// Text becomes part of a page only through the one initialiser, which escapes it, and names of elements and attributes
/// only as literals of this module. So no name from a profile can become markup.
public struct HTMLText: Sendable, Equatable {
    /// The piece as it stands in the page.
    public private(set) var markup: String

    /// Text, escaped. Control and direction characters are shown as `\u{1b}`: they could hide or reorder what stands
    /// next to them.
    public init(_ text: some StringProtocol) {
        markup = Self.escaped(String(text))
    }

    private init(trusted markup: String) {
        self.markup = markup
    }

    /// Nothing.
    static let empty = HTMLText("")

    /// An element with attributes and content.
    static func element(
        _ name: StaticString,
        _ attributes: KeyValuePairs<StaticString, String> = [:],
        _ children: [HTMLText] = []
    ) -> HTMLText {
        var markup = "<\(name)"
        for (key, value) in attributes { markup += " \(key)=\"\(escaped(value))\"" }
        markup += ">"
        for child in children { markup += child.markup }
        return HTMLText(trusted: markup + "</\(name)>")
    }

    /// An element whose content is text.
    static func element(
        _ name: StaticString,
        _ attributes: KeyValuePairs<StaticString, String> = [:],
        text: String
    ) -> HTMLText {
        element(name, attributes, [HTMLText(text)])
    }

    /// Pieces one after the other.
    static func + (left: HTMLText, right: HTMLText) -> HTMLText {
        HTMLText(trusted: left.markup + right.markup)
    }

    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.safeForTerminal.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}

extension [HTMLText] {
    /// The pieces as one.
    func joined() -> HTMLText { reduce(HTMLText.empty, +) }
}
