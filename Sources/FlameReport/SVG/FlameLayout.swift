/// Where the frames of a tree lie, as FlameGraph's layout: a frame is as wide as its cost, stands on its caller and
/// next to its siblings, and what it costs itself stays free to the right of its callees.
///
/// Nothing here recurses, so a stack may be as deep as memory allows.
struct FlameLayout {
    /// A frame that is drawn.
    struct Box {
        var node: Int
        /// The row, 0 at the root.
        var depth: Int
        var x: Double
        var width: Double
    }

    /// What is not drawn.
    struct Omission: Equatable {
        var frames = 0
        /// The share of the whole that lies in them, in 0...1.
        var share = 0.0
    }

    /// What a layout may show.
    struct Limits {
        /// Where the root begins and ends.
        var span: ClosedRange<Double>
        /// Narrower frames are left out.
        var minimumWidth: Double
        /// Frames further from the root are left out; at least 1.
        var maximumRows: Int
    }

    /// The frames to draw, callers before their callees; empty when there is no cost.
    private(set) var boxes: [Box] = []
    /// How many rows there are.
    private(set) var rows = 0
    /// Frames too narrow to be seen.
    private(set) var narrow = Omission()
    /// Frames beyond the last row.
    private(set) var deep = Omission()

    /// Lays out a tree.
    ///
    /// - Parameters:
    ///   - callers: Per node its caller's index, which is smaller than its own; the root's is −1.
    ///   - totals: Per node its cost with its callees. What is negative or no number counts as nothing.
    ///   - limits: What may be shown.
    init(callers: [Int], totals: [Double], within limits: Limits) {
        guard let whole = totals.first, whole.isFinite, whole > 0 else { return }
        let scale = (limits.span.upperBound - limits.span.lowerBound) / whole
        var places = Array(
            repeating: Place(next: limits.span.lowerBound, end: limits.span.upperBound),
            count: totals.count
        )
        for node in callers.indices {
            let caller = max(callers[node], 0)
            let total = totals[node].isFinite ? max(0, totals[node]) : 0
            guard places[caller].fate == .drawn else {
                places[node].fate = places[caller].fate
                omit(share: 0, places[node].fate)
                continue
            }
            let depth = node > 0 ? places[caller].depth + 1 : 0
            let x = places[caller].next
            // Never beyond the caller, even where sums of many fractions differ in their last digits.
            let width = min(total * scale, places[caller].end - x)
            if node > 0 { places[caller].next = x + width }
            if width < limits.minimumWidth || width <= 0 {
                places[node].fate = .narrow
                omit(share: total / whole, .narrow)
            } else if depth >= max(limits.maximumRows, 1) {
                places[node].fate = .deep
                omit(share: total / whole, .deep)
            } else {
                places[node] = Place(depth: depth, next: x, end: x + width)
                boxes.append(Box(node: node, depth: depth, x: x, width: width))
                rows = max(rows, depth + 1)
            }
        }
    }

    private enum Fate { case drawn, narrow, deep }

    /// Where a node's next callee begins, and how far its callees may go.
    private struct Place {
        var fate = Fate.drawn
        var depth = 0
        var next: Double
        var end: Double
    }

    private mutating func omit(share: Double, _ fate: Fate) {
        switch fate {
        case .drawn: break
        case .narrow: narrow = Omission(frames: narrow.frames + 1, share: narrow.share + share)
        case .deep: deep = Omission(frames: deep.frames + 1, share: deep.share + share)
        }
    }
}
