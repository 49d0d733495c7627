public import ProfileModel

extension CategoryRules {
    /// Fills a tree's `categories` and `callerCategories`.
    ///
    /// A node has the category of the first frame that a rule matches, from itself outwards, else `Category.unknown`. Its
    /// category by callers is that of the first such frame whose category is no helper, else the same. So the categories of
    /// a tree add up to its total, both ways.
    public func apply(to tree: inout CallTree) {
        var matcher = RuleMatcher(self)
        var categories = [Category.unknown]
        // Per node: the nearest category that is no helper.
        var ownCategories: [Category?] = [nil]
        categories.reserveCapacity(tree.count)
        ownCategories.reserveCapacity(tree.count)
        for node in 1..<max(tree.count, 1) {
            let caller = tree.callers[node]
            let frame = tree.frames[node]
            let isEntry = caller == 0 || frame.moduleFamily != tree.frames[caller].moduleFamily
            let rule = matcher.rule(for: frame, isEntry: isEntry)
            categories.append(rule?.category ?? categories[caller])
            if let rule, !rule.isHelper {
                ownCategories.append(rule.category)
            } else {
                ownCategories.append(ownCategories[caller])
            }
        }
        tree.categories = categories
        tree.callerCategories = zip(ownCategories, categories).map { $0 ?? $1 }
    }
}
