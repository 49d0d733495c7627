import ProfileModel

/// By what frames are coloured: their category, or their module where no rules have been applied.
struct FrameGroups {
    private let tree: CallTree
    private var hasCategories: Bool { !tree.categories.isEmpty }

    init(_ tree: CallTree) {
        self.tree = tree
    }

    /// The group of a node.
    func name(of node: Int) -> String {
        guard node > 0 else { return Category.unknown.rawValue }
        if hasCategories { return tree.categories[node].rawValue }
        let module = tree.frames[node].module
        return module.isEmpty ? Category.unknown.rawValue : module
    }

    /// The colour of a node.
    func color(of node: Int, depth: Int) -> SVGColor {
        guard node > 0 else { return Self.rootColor }
        return CategoryColors.shade(color(of: name(of: node)), module: tree.frames[node].module, depth: depth)
    }

    /// The groups with their share of the whole, the largest first.
    func legend(of own: [Double]) -> [SVGLegendEntry] {
        var sums: [String: Double] = [:]
        for node in own.indices where own[node] > 0 { sums[name(of: node), default: 0] += own[node] }
        let whole = sums.values.reduce(0, +)
        let ordered = sums.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        var entries = ordered.prefix(Self.longestLegend).map { name, sum in
            SVGLegendEntry(color(of: name), "\(name) \(Figures.percent(sum / whole))")
        }
        let rest = ordered.dropFirst(Self.longestLegend)
        if !rest.isEmpty {
            let share = Figures.percent(rest.reduce(0) { $0 + $1.value } / whole)
            entries.append(SVGLegendEntry(SVGColor(0xEEEEEE), "\(rest.count) more \(share)"))
        }
        return entries
    }

    private static let longestLegend = 20
    private static let rootColor = SVGColor(0xDFE3EA)

    private func color(of group: String) -> SVGColor {
        hasCategories ? CategoryColors.category(group) : CategoryColors.module(group)
    }
}
