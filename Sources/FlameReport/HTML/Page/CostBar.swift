import Analysis
import ProfileModel

/// A cost as a horizontal bar in SVG, which needs neither a script nor a style attribute.
struct CostBar {
    /// The cost with its interval.
    let cost: Estimate
    /// The cost that fills the width.
    let largest: Double
    /// In pixels.
    let height: Int

    /// A bar of one colour.
    func plain(className: String) -> HTMLText {
        svg([rect(from: 0, to: cost.mean, className: "fill \(className)")], label: nil)
    }

    /// A bar of parts, one after the other; of each what it is called, its class in the style sheet, and its cost. The label
    /// is for screen readers.
    func stacked(_ parts: [(title: String, className: String, cost: Double)], label: String) -> HTMLText {
        var start = 0.0
        let rects = parts.map { part in
            defer { start += part.cost }
            return rect(from: start, to: start + part.cost, className: part.className, title: part.title)
        }
        return svg(rects, label: label)
    }

    private func svg(_ parts: [HTMLText], label: String?) -> HTMLText {
        let content = parts + whisker
        if let label {
            return .element(
                "svg",
                ["class": "bar", "width": "100%", "height": "\(height)", "role": "img", "aria-label": label],
                content
            )
        }
        return .element(
            "svg",
            ["class": "bar", "width": "100%", "height": "\(height)", "aria-hidden": "true"],
            content
        )
    }

    private func rect(from start: Double, to end: Double, className: String, title: String? = nil) -> HTMLText {
        .element(
            "rect",
            [
                "x": position(start), "y": "0", "width": position(end - start), "height": "\(height)",
                "class": className,
            ],
            title.map { [HTMLText.element("title", [:], text: $0)] } ?? []
        )
    }

    /// The 95 % interval as a line with ends.
    private var whisker: [HTMLText] {
        guard let interval = cost.interval, interval.upperBound > interval.lowerBound else { return [] }
        let low = position(max(interval.lowerBound, 0))
        let high = position(interval.upperBound)
        let middle = "\(height / 2)"
        let (top, bottom) = ("\(height / 5)", "\(height - height / 5)")
        return [(low, high, middle, middle), (low, low, top, bottom), (high, high, top, bottom)].map {
            .element("line", ["class": "whisker", "x1": $0.0, "x2": $0.1, "y1": $0.2, "y2": $0.3])
        }
    }

    /// In percent of the width, with three decimals.
    private func position(_ value: Double) -> String {
        guard largest > 0, value.isFinite else { return "0%" }
        let thousandths = (min(max(value / largest, 0), 1) * 100_000).rounded()
        return "\(thousandths / 1000)%"
    }
}
