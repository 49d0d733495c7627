/// What a reader must know before the figures, the gravest first.
struct ComparisonWarnings {
    private(set) var texts: [String] = []

    init(of comparison: ProfileComparison, _ options: ComparisonOptions, comparability: [String]) {
        addDistrust(of: comparison.a)
        addDistrust(of: comparison.b)
        if comparison.method == .singleRound { addSingleRound(options.dispersion) }
        texts += comparability
        for side in [comparison.a, comparison.b] {
            addFilter(side, isFiltered: options.focus != nil || options.ignore != nil)
            if options.root != nil { addRoot(side) }
        }
        if comparison.alignment < ProfileComparison.lowAlignment {
            texts.append(
                "Only \(Self.percent(comparison.alignment)) of both sides' cost lies in frames that both have: "
                    + "the function table tells more than the tree."
            )
        }
    }

    private mutating func addDistrust(of side: ProfileComparison.Side) {
        guard let reconciliation = side.quality.reconciliation, !reconciliation.isTrustworthy else { return }
        texts.append(
            "\(side.name) is not trustworthy: the profile has \(Self.percent(reconciliation.ratio)) of the CPU time that "
                + "the operating system accounts for."
        )
    }

    private mutating func addSingleRound(_ dispersion: SamplingDispersion) {
        texts.append(
            "Single round, no replicates: how much rounds differ was not measured. Assumed is a dispersion of "
                + "\(dispersion.factor) and that rounds differ by \(Self.percent(dispersion.roundVariation)). "
                + "Findings are hints; take at least 3 rounds of each side, better 5."
        )
    }

    private mutating func addFilter(_ side: ProfileComparison.Side, isFiltered: Bool) {
        guard isFiltered else { return }
        guard side.cost.mean > 0 else {
            texts.append("Nothing of \(side.name) passes the filters.")
            return
        }
        texts.append("Filters leave out \(Self.percent(side.filteredShare)) of the cost of \(side.name).")
    }

    private mutating func addRoot(_ side: ProfileComparison.Side) {
        guard side.cost.mean > 0 else { return }
        guard side.outsideRootShare < 1 else {
            texts.append("The root matches no stack of \(side.name).")
            return
        }
        texts.append("\(Self.percent(side.outsideRootShare)) of the cost of \(side.name) lies outside the root.")
    }

    /// A share in per cent, with a decimal below 10 %.
    private static func percent(_ share: Double) -> String {
        guard share.isFinite, abs(share) < 1e6 else { return "many times 100 %" }
        guard share >= 0, share < 0.0995 else { return "\(Int((share * 100).rounded())) %" }
        let tenths = Int((share * 1000).rounded())
        return "\(tenths / 10).\(tenths % 10) %"
    }
}
