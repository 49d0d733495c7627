public import Analysis
public import ProfileModel

/// What a scenario's profiles say, in a few lines: how far each can be trusted, and per comparison the functions whose
/// own cost differs most.
public struct ProfileSummaryText: Sendable {
    /// A service with its profile's quality.
    public struct Service: Sendable {
        /// The service's name.
        public var name: String
        /// How far its profile can be trusted.
        public var quality: ProfileQuality

        /// Describes a service.
        public init(name: String, quality: ProfileQuality) {
            self.name = name
            self.quality = quality
        }
    }

    /// The services, in the order in which they are shown.
    public var services: [Service]
    /// The comparisons, in the order in which they are shown.
    public var comparisons: [ProfileComparison]
    /// In what costs are measured.
    public var unit = Measurement.Unit.nanoseconds
    /// Emphasis, or none.
    public var style = Style.plain
    /// How many columns the terminal has.
    public var width = 100

    /// Describes a scenario.
    public init(services: [Service], comparisons: [ProfileComparison]) {
        self.services = services
        self.comparisons = comparisons
    }

    /// The text, each line ended.
    public func make() -> String {
        var lines = table().lines(style: style)
        for service in services {
            let text = ReconciliationText(service.quality)
            guard text.isTrustworthy == false else { continue }
            lines += "\(service.name.safeForTerminal): \(text.line)".wrapped(to: width).map(style.bad)
        }
        for comparison in comparisons { lines += [""] + self.lines(of: comparison) }
        return lines.map { $0 + "\n" }.joined()
    }

    /// How many functions a comparison shows at most.
    private static let top = 5

    private func table() -> TextTable {
        var table = TextTable(["profile", "÷ OS", "samples", "lost", "rooted", "anchored", "unnamed"])
        for service in services {
            let quality = service.quality
            let text = ReconciliationText(quality)
            table.append([
                service.name.safeForTerminal.shortenedInMiddle(to: max(20, width - 58)),
                text.isTrustworthy == false ? style.bad(text.ratio + " !") : text.ratio,
                Figures.decimal(quality.samples, 0), Figures.decimal(quality.lost, 0),
                Figures.percent(quality.rooted), Figures.percent(quality.anchored),
                Figures.percent(quality.unnamed),
            ])
        }
        return table
    }

    private func lines(of comparison: ProfileComparison) -> [String] {
        let significant = FunctionOrder.own.sort(
            comparison.functions.filter { $0.own.finding == .significant },
            by: .own
        )
        let names = "\(comparison.b.name) − \(comparison.a.name)".safeForTerminal
        guard !significant.isEmpty else {
            return "\(names): no function's own cost differs by more than chance explains".wrapped(to: width)
        }
        let shown = significant.prefix(Self.top)
        let scale = CostScale(largest: shown.reduce(0) { max($0, $1.own.a, $1.own.b) }, unit: unit)
        let count =
            (shown.count < significant.count ? "\(shown.count) of " : "")
            + "\(significant.count) \(significant.count == 1 ? "function" : "functions") whose own cost differs"
        return "\(names): \(count), \(scale.name) per message".wrapped(to: width)
            + shown.map { "  " + line(of: $0, scale) }
    }

    private func line(of function: ProfileComparison.FunctionChange, _ scale: CostScale) -> String {
        let cells = ChangeCells(change: function.own, scale: scale)
        var figures = "\(cells.a) → \(cells.b), \(cells.difference) (\(cells.relative)), p "
        figures += function.own.adjustedProbability.map(Figures.probability) ?? "–"
        let room = max(12, width - 4 - figures.displayWidth)
        let name = function.name.safeForTerminal.shortenedName(to: room)
        return "\(name): " + (function.own.difference < 0 ? style.good(figures) : style.bad(figures))
    }
}
