import ProfileModel
import Units

extension ProfileComparison {
    /// Compares two services.
    ///
    /// Costs are means over rounds. Where both sides have two rounds or more, differences are tested by Welch's t over the
    /// rounds, and must also be larger than sampling alone explains; otherwise by the binomial test of all samples with an
    /// assumed dispersion. Functions, categories, and categories by caller are each a family for the false discovery rate.
    ///
    /// Focus and ignore change all figures. A root changes only the tree that is drawn and its alignment: what a function or
    /// a category costs is a matter of whole stacks.
    ///
    /// - Parameters:
    ///   - a: The first service.
    ///   - b: The second service.
    ///   - qualityOfA: How far the first profile can be trusted, as it was before any filter.
    ///   - qualityOfB: The same for the second.
    ///   - options: What part is compared, and how.
    /// - Returns: The comparison.
    /// - Throws: Why the two cannot be compared.
    public static func compare(
        a: ServiceProfile,
        b: ServiceProfile,
        qualityOfA: ProfileQuality,
        qualityOfB: ProfileQuality,
        options: ComparisonOptions = ComparisonOptions()
    ) throws(IncomparableError) -> ProfileComparison {
        let comparability = try Comparability.check(a, b)
        guard let sideOfA = PreparedSide(a, qualityOfA, options), let sideOfB = PreparedSide(b, qualityOfB, options)
        else {
            throw IncomparableError(reasons: a.missing + b.missing)
        }
        var comparison = ProfileComparison(sideOfA, sideOfB, options)
        comparison.warnings = ComparisonWarnings(of: comparison, options, comparability: comparability).texts
        return comparison
    }

    /// All but the warnings.
    private init(_ a: PreparedSide, _ b: PreparedSide, _ options: ComparisonOptions) {
        let test = ComparisonTest(a, b, options)
        let aligned = AlignedTrees(a.tree, b.tree, options)
        self.a = a.side
        self.b = b.side
        self.a.outsideRootShare = aligned.outsideRoot.a
        self.b.outsideRootShare = aligned.outsideRoot.b
        method = test.method
        whole = test.whole(a, b, rate: options.falseDiscoveryRate)
        categories = CategoryTable(a, b, \.categories).changes(by: test, rate: options.falseDiscoveryRate)
        callerCategories = CategoryTable(a, b, \.callerCategories).changes(by: test, rate: options.falseDiscoveryRate)
        functions = FunctionTable(aligned, scaleOfA: a.scale, scaleOfB: b.scale)
            .changes(by: test, rate: options.falseDiscoveryRate)
        tree = UnionTree(aligned.drawn.a, aligned.drawn.b, scaleOfA: a.scale, scaleOfB: b.scale)
        alignment = tree.alignment
        minimumDetectableChange = Self.minimumDetectableChange(a.side.cost, b.side.cost)
        elidedFrames = aligned.elidedFrames
        warnings = []
    }

    private static func minimumDetectableChange(_ a: Estimate, _ b: Estimate) -> Double? {
        guard a.mean > 0, let difference = DetectableChange.smallest(a, b) else { return nil }
        return difference / a.mean
    }
}
