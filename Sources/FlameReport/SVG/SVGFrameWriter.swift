extension SVGWriter {
    /// Opens a frame with its tooltip, whose first lines say what it is; the caller adds figures.
    ///
    /// - Parameters:
    ///   - name: All that is known of the name; what is longer than anyone reads is cut.
    ///   - module: Its module, if it has one.
    ///   - category: Its category, if it has one.
    mutating func openFrame(name: String, module: String = "", category: String = "") {
        write("<g><title>")
        write(XMLText(Self.readable(name)))
        if !module.isEmpty || !category.isEmpty { write("\n") }
        write(XMLText(Self.readable(module)))
        if !module.isEmpty, !category.isEmpty { write(" · ") }
        write(XMLText(Self.readable(category)))
    }

    /// Ends the tooltip.
    mutating func closeTooltip() {
        write("</title>")
    }

    /// A part of a frame: a rectangle in a colour, with an edge where it is wide enough to bear one.
    mutating func writeBox(x: Double, y: Double, width: Double, color: SVGColor) {
        write(width >= 3 ? "<rect class=\"b\" fill=\"" : "<rect fill=\"")
        write(color)
        write("\" x=\"")
        writeGeometry(x: x, y: y, width: width)
    }

    /// A texture over a frame.
    mutating func writeTexture(_ texture: DifferencePaint.Texture, x: Double, y: Double, width: Double) {
        guard texture != .none else { return }
        write(texture)
        writeGeometry(x: x, y: y, width: width)
    }

    /// Opens a rectangle that is filled with a texture, up to the value of its `x`.
    mutating func write(_ texture: DifferencePaint.Texture) {
        write(texture == .dots ? "<rect fill=\"url(#u)\" x=\"" : "<rect fill=\"url(#n)\" x=\"")
    }

    /// Writes a frame's label, if it has one, and ends the frame.
    mutating func closeFrame(x: Double, y: Double, label: String?) {
        if let label {
            write("<text x=\"")
            write(length: x + 3)
            write("\" y=\"")
            write(length: y + 12)
            write("\">")
            write(XMLText(label))
            write("</text>")
        }
        write("</g>\n")
    }

    private static let longestName = 1000

    private static func readable(_ name: String) -> String {
        name.utf8.count <= longestName ? name : String(name.prefix(longestName)) + "…"
    }

    private mutating func writeGeometry(x: Double, y: Double, width: Double) {
        write(length: x)
        write("\" y=\"")
        write(length: y)
        write("\" width=\"")
        write(length: width)
        write("\" height=\"16\"/>")
    }
}
