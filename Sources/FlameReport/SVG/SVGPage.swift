/// The sheet a graph is drawn on: heading, what must be known before looking, the graph, the legend and what was left
/// out.
struct SVGPage {
    /// Room at the left and the right, in pixels.
    static let margin = 10.0
    /// The height of a row of frames, in pixels.
    static let rowHeight = 17.0

    var options: SVGOptions
    var title: String
    /// Lines below the heading.
    var facts: [String] = []
    /// Lines in a warning colour below those.
    var warnings: [String] = []
    var legend: [SVGLegendEntry] = []
    /// Lines below the legend.
    var notes: [String] = []

    /// Where the root of a graph begins and ends.
    var span: ClosedRange<Double> {
        Self.margin...max(Self.margin + 1, Double(options.width) - Self.margin)
    }

    /// Writes the document.
    ///
    /// - Parameters:
    ///   - rows: How many rows of frames there are.
    ///   - drawFrames: Writes the frames; it is given the place of a row's upper edge.
    /// - Returns: The document's bytes, in UTF-8.
    func make(rows: Int, drawFrames: (_ writer: inout SVGWriter, _ y: (_ depth: Int) -> Double) -> Void) -> [UInt8] {
        let facts = facts.flatMap { $0.wrapped(to: columns) }
        let warnings = warnings.flatMap { $0.wrapped(to: columns) }
        let notes = notes.flatMap { $0.wrapped(to: columns) }
        let top = 38 + Self.lineHeight * Double(facts.count + warnings.count)
        let bottom = top + Self.rowHeight * Double(rows)
        let legend = SVGLegend(legend, span: span, top: bottom + 12)
        let height = legend.bottom + Self.lineHeight * Double(notes.count) + 8

        var writer = SVGWriter()
        writeHead(&writer, height: height)
        writer.write("<text class=\"h\" x=\"10\" y=\"25\">")
        writer.write(XMLText(title.shortenedInMiddle(to: columns * 2 / 3)))
        writer.write("</text>\n")
        writeLines(facts, below: 30, to: &writer)
        writeLines(warnings, below: 30 + Self.lineHeight * Double(facts.count), isWarning: true, to: &writer)
        writer.write("<g class=\"f\">\n")
        drawFrames(&writer) { depth in
            let row = options.direction == .icicle ? depth : rows - 1 - depth
            return top + Self.rowHeight * Double(row)
        }
        writer.write("</g>\n")
        legend.write(to: &writer)
        writeLines(notes, below: legend.bottom, to: &writer)
        writer.write("</svg>\n")
        return writer.bytes
    }

    private static let lineHeight = 16.0

    /// How many characters of the proportional font a line holds, on average.
    private var columns: Int { max(20, Int((span.upperBound - span.lowerBound) / 6.6)) }

    private func writeHead(_ writer: inout SVGWriter, height: Double) {
        writer.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"")
        writer.write(options.width)
        writer.write("\" height=\"")
        writer.write(length: height)
        writer.write("\" viewBox=\"0 0 ")
        writer.write(options.width)
        writer.write(" ")
        writer.write(length: height)
        writer.write("\" role=\"img\" aria-label=\"")
        writer.write(XMLText("Flame graph: " + title.shortenedInMiddle(to: columns)))
        writer.write("\">\n")
        writer.write(SVGStyle.sheet)
        writer.write("<rect class=\"p\" width=\"100%\" height=\"100%\"/>\n")
    }

    private func writeLines(_ lines: [String], below y: Double, isWarning: Bool = false, to writer: inout SVGWriter) {
        for (index, line) in lines.enumerated() {
            writer.write(isWarning ? "<text class=\"w\" x=\"10\" y=\"" : "<text x=\"10\" y=\"")
            writer.write(length: y + Self.lineHeight * Double(index + 1))
            writer.write("\">")
            writer.write(XMLText(line))
            writer.write("</text>\n")
        }
    }
}
