import Analysis

/// How much two trees have in common, in a line.
struct AlignmentText {
    private let alignment: Double

    init(_ comparison: ProfileComparison) {
        alignment = comparison.alignment
    }

    var line: String {
        let share = "alignment \(Figures.percent(alignment)): the share of both sides' cost in frames that both have"
        // That the table tells more is among the comparison's warnings.
        return alignment < ProfileComparison.lowAlignment ? share + " (--root REGEX may raise it)" : share
    }
}
