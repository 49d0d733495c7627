public import Analysis
import ProfileModel
import Units

/// A service's flame graph as an SVG document that needs no script: tooltips are the viewer's own.
///
/// A frame is as wide as its cost per message, or as its samples; its colour tells its category, or its module where no
/// rules have been applied. The same profile always gives the same bytes.
public struct SVGFlameGraph: Sendable {
    /// What the width of a frame stands for.
    public enum Measure: Sendable {
        /// Its cost per message; samples where the messages are not known.
        case cost
        /// How often it was seen; its share of what was measured where the source does not tell.
        case samples
    }

    /// What is drawn.
    public var profile: ServiceProfile
    /// How far it can be trusted, for the heading.
    public var quality: ProfileQuality?
    /// What widths stand for.
    public var measure = Measure.cost
    /// How it is drawn.
    public var options = SVGOptions()

    /// Describes a picture.
    public init(_ profile: ServiceProfile, quality: ProfileQuality? = nil) {
        self.profile = profile
        self.quality = quality
    }

    /// The document, in UTF-8.
    public func make() -> [UInt8] {
        let costs = ServiceCosts(profile)
        let weight = weight(of: costs)
        let groups = FrameGroups(profile.tree)
        var page = SVGPage(options: options, title: options.title ?? profile.name)
        let layout = FlameLayout(
            callers: profile.tree.callers,
            totals: weight.figures.total,
            within: .init(span: page.span, minimumWidth: options.minimumWidth, maximumRows: options.maximumRows)
        )
        page.facts = SVGFacts(profile: profile, costs: costs, quality: quality, widthIs: weight.name).lines
        page.warnings = SVGFacts.warnings(quality)
        page.legend = groups.legend(of: weight.figures.own)
        page.notes = SVGNotes.lines(layout)
        let frames = ServiceFrames(profile: profile, costs: costs, groups: groups)
        return page.make(rows: layout.rows) { writer, y in
            for box in layout.boxes { frames.write(box, y: y(box.depth), to: &writer) }
        }
    }

    private func weight(of costs: ServiceCosts) -> (figures: ServiceCosts.Figures, name: String) {
        if measure == .cost, let cost = costs.costs, cost.whole > 0 { return (cost, "cost per message") }
        if costs.samples.whole > 0 { return (costs.samples, "samples") }
        return (costs.values, profile.measurement.unit.rawValue)
    }
}
