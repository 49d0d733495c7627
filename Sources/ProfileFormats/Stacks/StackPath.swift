import ProfileModel

/// Puts stacks into a table one after the other. What a stack shares with the one before it, from the outermost frame on,
/// is not looked up again: samples that follow each other are often of the same thread.
struct StackPath {
    private struct Step {
        var frame: FrameID
        /// Where the stack up to this frame is in the table.
        var stack: StackID
    }

    /// The stack before, the outermost frame first; what is behind `depth` is of stacks before it.
    private var steps: [Step] = []
    private var depth = 0

    /// The place of a stack, which is added when it is new.
    ///
    /// - Parameters:
    ///   - stack: The innermost frame first.
    ///   - table: Always the same one.
    /// - Returns: The place.
    mutating func intern(_ stack: [FrameID], in table: inout StackTable) -> StackID {
        intern(depth: stack.count, in: &table) { stack[$0] } ?? .root
    }

    /// The place of a stack, which is added when it is new.
    ///
    /// - Parameters:
    ///   - count: How many frames it has.
    ///   - table: Always the same one.
    ///   - frame: The frame with a number, the innermost being 0.
    /// - Returns: The place; `nil` when there is no frame with a number.
    @inline(__always)
    mutating func intern(
        depth count: Int,
        in table: inout StackTable,
        frame: (Int) -> FrameID?
    ) -> StackID? {
        let most = min(depth, count)
        var shared = 0
        while shared < most, steps[shared].frame == frame(count - 1 - shared) { shared += 1 }
        depth = shared
        reserve(count)
        var place = shared > 0 ? steps[shared - 1].stack : .root
        while depth < count {
            guard let frame = frame(count - 1 - depth) else { return nil }
            place = table.push(frame, on: place)
            steps[depth] = Step(frame: frame, stack: place)
            depth += 1
        }
        return place
    }

    private mutating func reserve(_ count: Int) {
        guard steps.count < count else { return }
        let missing = Step(frame: FrameID(rawValue: .max), stack: .root)
        steps.append(contentsOf: repeatElement(missing, count: max(count - steps.count, steps.count)))
    }
}
