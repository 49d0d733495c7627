import ProfileModel
import Units

/// Turns one side of a decoded flame graph into a profile.
enum FlameReader {
    /// What the server calls the node into which it folds what is too small to show.
    private static let fold = "other"

    /// - Returns: The profile; `nil` when the side has no samples.
    static func read(
        _ answer: FlameGraphAnswer,
        side: FlameLevels.Side,
        query: ProfileQuery
    ) throws(FlameLevels.Fault) -> MergedProfile? {
        let total =
            switch side {
            case .only: answer.total
            case .left: answer.leftTicks
            case .right: answer.rightTicks
            }
        let levels = try FlameLevels(answer, side: side, total: total).levels
        guard total > 0 else { return nil }
        var assembler = ProfileAssembler(query)
        var frames = [FrameID?](repeating: nil, count: answer.names.count)
        var foldedValue: Int64 = 0
        // The root stands for all and is no frame; what it has of its own are samples without a stack.
        var above: [StackID] = []
        for (depth, level) in levels.enumerated() {
            var stacks: [StackID] = []
            stacks.reserveCapacity(level.count)
            for node in level {
                let stack = depth == 0 ? .root : push(node, of: answer, on: above[node.caller], &frames, &assembler)
                stacks.append(stack)
                guard node.own > 0 else { continue }
                assembler.add(node.own, of: stack)
                let isFold = depth > 0 && node.own == node.total && answer.names[node.name] == fold
                if isFold { foldedValue = foldedValue.addingSaturating(node.own) }
            }
            above = stacks
        }
        return MergedProfile(profile: assembler.profile, foldedValue: foldedValue)
    }

    private static func push(
        _ node: FlameLevels.Node,
        of answer: FlameGraphAnswer,
        on caller: StackID,
        _ frames: inout [FrameID?],
        _ assembler: inout ProfileAssembler
    ) -> StackID {
        let frame = frames[node.name] ?? assembler.intern(ServerFrame.named(answer.names[node.name]))
        frames[node.name] = frame
        return assembler.push(frame, on: caller)
    }
}
