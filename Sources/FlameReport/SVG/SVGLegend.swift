/// An entry of a legend.
struct SVGLegendEntry {
    /// The left half of the swatch.
    var left: SVGColor
    /// The right half of the swatch.
    var right: SVGColor
    /// What lies on it.
    var texture = DifferencePaint.Texture.none
    var label: String

    init(_ color: SVGColor, texture: DifferencePaint.Texture = .none, _ label: String) {
        left = color
        right = color
        self.texture = texture
        self.label = label
    }

    init(left: SVGColor, right: SVGColor, _ label: String) {
        self.left = left
        self.right = right
        self.label = label
    }
}

/// Swatches with labels, in as many rows as they need.
struct SVGLegend {
    private struct Placed {
        var entry: SVGLegendEntry
        var x: Double
        var y: Double
    }

    private var placed: [Placed] = []
    /// Where the room of the legend ends.
    private(set) var bottom: Double

    private static let rowHeight = 19.0
    private static let swatchWidth = 24.0

    init(_ entries: [SVGLegendEntry], span: ClosedRange<Double>, top: Double) {
        var x = span.lowerBound
        var y = top
        for var entry in entries {
            entry.label = entry.label.shortenedInMiddle(to: 48)
            let width = Self.swatchWidth + 6 + 7.2 * Double(entry.label.displayWidth) + 12
            if x + width > span.upperBound, x > span.lowerBound {
                x = span.lowerBound
                y += Self.rowHeight
            }
            placed.append(Placed(entry: entry, x: x, y: y))
            x += width
        }
        bottom = entries.isEmpty ? top : y + Self.rowHeight
    }

    func write(to writer: inout SVGWriter) {
        for placed in placed {
            writeRectangle(placed.x, placed.y, Self.swatchWidth, placed.entry.left, to: &writer)
            if placed.entry.right != placed.entry.left {
                let half = Self.swatchWidth / 2
                writeRectangle(placed.x + half, placed.y, half, placed.entry.right, to: &writer)
            }
            if placed.entry.texture != .none {
                writer.write(placed.entry.texture)
                writeGeometry(placed.x, placed.y, Self.swatchWidth, to: &writer)
            }
            writer.write("<text x=\"")
            writer.write(length: placed.x + Self.swatchWidth + 6)
            writer.write("\" y=\"")
            writer.write(length: placed.y + 11)
            writer.write("\">")
            writer.write(XMLText(placed.entry.label))
            writer.write("</text>\n")
        }
    }

    private func writeRectangle(
        _ x: Double,
        _ y: Double,
        _ width: Double,
        _ color: SVGColor,
        to writer: inout SVGWriter
    ) {
        writer.write("<rect fill=\"")
        writer.write(color)
        writer.write("\" x=\"")
        writeGeometry(x, y, width, to: &writer)
    }

    private func writeGeometry(_ x: Double, _ y: Double, _ width: Double, to writer: inout SVGWriter) {
        writer.write(length: x)
        writer.write("\" y=\"")
        writer.write(length: y)
        writer.write("\" width=\"")
        writer.write(length: width)
        writer.write("\" height=\"14\"/>")
    }
}
