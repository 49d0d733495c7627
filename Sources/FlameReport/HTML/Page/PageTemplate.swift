/// A page with places to fill, written as `{{name}}`.
struct PageTemplate {
    private let text: String

    /// A template of the package.
    init(_ bytes: [UInt8]) {
        text = String(decoding: bytes, as: UTF8.self)
    }

    /// The page with its places filled, in one pass: what is filled in is not looked at again.
    func filled(_ contents: [String: String]) -> String {
        var page = ""
        var rest = Substring(text)
        while let start = rest.firstRange(of: "{{"), let end = rest[start.upperBound...].firstRange(of: "}}") {
            let name = String(rest[start.upperBound..<end.lowerBound])
            guard let content = contents[name] else { preconditionFailure("the template's \(name) is not filled") }
            page += rest[..<start.lowerBound] + content
            rest = rest[end.upperBound...]
        }
        return page + rest
    }
}
