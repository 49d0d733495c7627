import Analysis
import ProfileModel

/// The frames of one service, drawn.
struct ServiceFrames {
    private let tree: CallTree
    private let rootName: String
    private let groups: FrameGroups
    private let samples: ServiceCosts.Figures
    private let costs: ServiceCosts.Figures
    private let isPerMessage: Bool
    private let scale: CostScale
    /// Whether what was measured is how often a stack was seen, which the samples tell already.
    private let isCounted: Bool

    init(profile: ServiceProfile, costs: ServiceCosts, groups: FrameGroups) {
        tree = profile.tree
        rootName = profile.name
        self.groups = groups
        samples = costs.samples
        self.costs = costs.costs ?? costs.values
        isPerMessage = costs.costs != nil
        isCounted = profile.measurement.unit == .count && samples.whole > 0
        scale = CostScale(largest: self.costs.whole, unit: profile.measurement.unit)
    }

    func write(_ box: FlameLayout.Box, y: Double, to writer: inout SVGWriter) {
        let node = box.node
        let frame = tree.frames[node]
        writer.openFrame(
            name: node > 0 ? frame.fullName : rootName,
            module: node > 0 ? frame.module : "",
            category: node > 0 && !tree.categories.isEmpty ? groups.name(of: node) : ""
        )
        writer.write("\ntotal ")
        writeFigures(cost: costs.total[node], samples: samples.total[node], to: &writer)
        writer.write("\nself ")
        writeFigures(cost: costs.own[node], samples: samples.own[node], to: &writer)
        writer.closeTooltip()
        writer.writeBox(x: box.x, y: y, width: box.width, color: groups.color(of: node, depth: box.depth))
        writer.closeFrame(
            x: box.x,
            y: y,
            label: FrameLabel.fit(node > 0 ? frame.name : rootName, width: box.width)
        )
    }

    private func writeFigures(cost: Double, samples count: Double, to writer: inout SVGWriter) {
        let share = costs.whole > 0 ? cost / costs.whole : samples.whole > 0 ? count / samples.whole : 0
        writer.write(figure: share * 100, places: 2)
        writer.write(" %")
        if samples.whole > 0 {
            writer.write(" · ")
            writer.write(figure: count, places: 0)
            writer.write(count == 1 ? " sample" : " samples")
        }
        guard costs.whole > 0, isPerMessage || !isCounted else { return }
        writer.write(" · ")
        writer.write(figure: cost / scale.divisor, places: scale.places)
        writer.write(" ")
        writer.write(XMLText(scale.name))
        if isPerMessage { writer.write("/message") }
    }
}
