import ProfileModel

/// Two trees in the form in which they are laid side by side.
struct AlignedTrees {
    /// The trees whose functions are listed: whole stacks, but for the starts that differ.
    var functions: (a: CallTree, b: CallTree)
    /// The trees that are drawn: the same, from the root on that was asked for.
    var drawn: (a: CallTree, b: CallTree)
    /// Names of starts that were dropped.
    var elidedFrames: [String] = []
    /// Shares of both sides' cost that lie outside the root that was asked for.
    var outsideRoot = (a: 0.0, b: 0.0)

    init(_ a: CallTree, _ b: CallTree, _ options: ComparisonOptions) {
        functions = (a, b)
        if let starts = options.startFrames {
            (functions.a, functions.b, elidedFrames) = starts.eliding(a, b)
        }
        drawn = functions
        if let root = options.root {
            let (ofA, ofB) = (drawn.a.reRooted(at: root), drawn.b.reRooted(at: root))
            outsideRoot = (ofA.outsideShare(of: a), ofB.outsideShare(of: b))
            drawn = (ofA.tree, ofB.tree)
        }
    }
}
