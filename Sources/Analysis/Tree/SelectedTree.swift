public import ProfileModel

/// A part of a tree, and how much lies outside it.
public struct SelectedTree: Sendable {
    /// What is left of the tree, or its new form.
    public var tree: CallTree
    /// Per column: the value of what lies outside the selection, in the profile's unit.
    public var outside: [Double]

    /// The share of all columns' value that lies outside, in 0...1 and 0 without values, of the tree from which the part was
    /// taken.
    public func outsideShare(of whole: CallTree) -> Double {
        let total = whole.columns.reduce(0) { $0 + $1.selfValues.reduce(0, +) }
        return total > 0 ? min(max(outside.reduce(0, +) / total, 0), 1) : 0
    }
}
