import Foundation
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// An SVG document as an XML parser sees it.
struct DrawnSVG {
    struct Rectangle: Equatable {
        var x: Double
        var y: Double
        var width: Double
        var fill: String
    }

    struct Frame {
        var title = ""
        var rectangles: [Rectangle] = []
        var label = ""

        /// The tooltip's first line.
        var name: String { String(title.prefix { $0 != "\n" }) }
        var x: Double { rectangles.map(\.x).min() ?? 0 }
        var end: Double { rectangles.map { $0.x + $0.width }.max() ?? 0 }
        var y: Double { rectangles.first?.y ?? 0 }
    }

    /// The graph's frames, in the order in which they are drawn.
    var frames: [Frame] = []
    /// Texts outside the graph.
    var texts: [String] = []
    /// Every name of an element.
    var elements: Set<String> = []
    /// Every name of an attribute.
    var attributes: Set<String> = []

    init(_ bytes: [UInt8]) throws {
        let parser = XMLParser(data: Data(bytes))
        let reader = DrawnSVGReader()
        parser.delegate = reader
        try #require(parser.parse(), "not well-formed XML: \(String(describing: parser.parserError))")
        self = reader.document
    }

    fileprivate init() {}

    /// The frame of a name.
    func frame(_ name: String) throws -> Frame {
        try #require(frames.first { $0.name == name }, "no frame \(name)")
    }
}

private final class DrawnSVGReader: NSObject, XMLParserDelegate {
    var document = DrawnSVG()
    private var frame: DrawnSVG.Frame?
    private var text = ""

    func parser(
        _ parser: XMLParser,
        didStartElement element: String,
        namespaceURI: String?,
        qualifiedName: String?,
        attributes: [String: String]
    ) {
        document.elements.insert(element)
        document.attributes.formUnion(attributes.keys)
        text = ""
        if element == "g", attributes.isEmpty { frame = DrawnSVG.Frame() }
        if element == "rect", frame != nil {
            frame?.rectangles.append(
                .init(
                    x: Double(attributes["x"] ?? "") ?? .nan,
                    y: Double(attributes["y"] ?? "") ?? .nan,
                    width: Double(attributes["width"] ?? "") ?? .nan,
                    fill: attributes["fill"] ?? ""
                )
            )
        }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

    func parser(
        _ parser: XMLParser,
        didEndElement element: String,
        namespaceURI: String?,
        qualifiedName: String?
    ) {
        switch element {
        case "title": frame?.title = text
        case "text" where frame != nil: frame?.label = text
        case "text": document.texts.append(text)
        case "g":
            if let frame { document.frames.append(frame) }
            frame = nil
        default: break
        }
    }
}
