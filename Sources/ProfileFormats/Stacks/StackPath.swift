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
    mutating func intern(_ stack: [FrameID], in table: inout StackTable) -> StackID {
        let shared = sharedDepth(stack)
        depth = stack.count
        if steps.count < depth {
            let missing = Step(frame: FrameID(rawValue: .max), stack: .root)
            steps.append(contentsOf: repeatElement(missing, count: max(depth - steps.count, steps.count)))
        }
        var place = shared > 0 ? steps[shared - 1].stack : .root
        steps.withUnsafeMutableBufferPointer { steps in
            for depth in shared..<stack.count {
                let frame = stack[stack.count - 1 - depth]
                place = table.push(frame, on: place)
                steps[depth] = Step(frame: frame, stack: place)
            }
        }
        return place
    }

    private func sharedDepth(_ stack: [FrameID]) -> Int {
        let most = min(depth, stack.count)
        var shared = 0
        while shared < most, steps[shared].frame == stack[stack.count - 1 - shared] { shared += 1 }
        return shared
    }
}
