import ProfileModel

/// Two trees in the form in which they are laid side by side.
struct AlignedTrees {
    var a: CallTree
    var b: CallTree
    /// Names of starts that were dropped.
    var elidedFrames: [String] = []
    /// Shares of both sides' cost that lie outside the root that was asked for.
    var outsideRoot = (a: 0.0, b: 0.0)

    init(_ a: CallTree, _ b: CallTree, _ options: ComparisonOptions) {
        if let root = options.root {
            let (ofA, ofB) = (a.reRooted(at: root), b.reRooted(at: root))
            self.a = ofA.tree
            self.b = ofB.tree
            outsideRoot = (ofA.outsideShare(of: a), ofB.outsideShare(of: b))
        } else if let starts = options.startFrames {
            (self.a, self.b, elidedFrames) = starts.eliding(a, b)
        } else {
            self.a = a
            self.b = b
        }
    }
}
