import Analysis
import ProfileModel
import Units

/// What stands below the heading of a service's picture.
struct SVGFacts {
    var profile: ServiceProfile
    var costs: ServiceCosts
    var quality: ProfileQuality?
    /// What widths stand for.
    var widthIs: String

    var lines: [String] {
        var facts: [String] = []
        if let cost = costs.costs?.whole {
            let scale = CostScale(largest: cost, unit: profile.measurement.unit)
            facts.append("\(scale.value(cost)) \(scale.name) per message")
        }
        if let messages = profile.messages { facts.append("\(Figures.whole(messages.rawValue)) messages") }
        let samples = costs.samples.whole
        if samples > 0 { facts.append("\(Figures.decimal(samples, 0)) samples") }
        if profile.rounds.count > 1 { facts.append("\(profile.rounds.count) rounds") }
        if !profile.measurement.event.isEmpty { facts.append(profile.measurement.event) }
        facts.append("width: \(widthIs)")
        guard let quality, Self.warnings(quality).isEmpty else { return [facts.joined(separator: " · ")] }
        return [ReconciliationText(quality).line, facts.joined(separator: " · ")]
    }

    /// The reconciliation, where it is a warning.
    static func warnings(_ quality: ProfileQuality?) -> [String] {
        guard let quality else { return [] }
        let text = ReconciliationText(quality)
        return text.isTrustworthy == false ? [text.line] : []
    }
}
