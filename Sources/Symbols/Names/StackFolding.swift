import ProfileModel

/// Rebuilds a profile's stacks from renamed frames, and folds the parts of functions into them.
struct StackFolding {
    private let source: Profile
    private var result: Profile
    /// Per frame of the source.
    private var frames: [FrameID] = []
    private var parts: [NormalizedName.Part] = []

    init(_ source: Profile) {
        self.source = source
        result = source
        result.frames = FrameTable()
        result.stacks = StackTable()
    }

    /// Tells the new form of the source's next frame.
    mutating func add(_ frame: Frame, part: NormalizedName.Part, original: FrameID) {
        precondition(Int(original.rawValue) == frames.count, "frames come in the order of their table")
        frames.append(result.frames.intern(frame))
        parts.append(part)
    }

    /// The profile with its stacks folded; one pass, callers first.
    mutating func fold() -> Profile {
        var folded = [StackID.root]
        // Per stack of the source: its innermost frame that is not glue, by which the next one is judged.
        var innermost: [FrameID?] = [nil]
        folded.reserveCapacity(source.stacks.count)
        innermost.reserveCapacity(source.stacks.count)
        for stack in source.stacks.ids {
            let frame = source.stacks.frame(of: stack)
            let caller = Int(source.stacks.caller(of: stack).rawValue)
            let isGlue = parts[Int(frame.rawValue)] == .glue
            if let outer = innermost[caller], isGlue || isOne(outer, frame) {
                folded.append(folded[caller])
                innermost.append(isGlue ? outer : frame)
            } else {
                folded.append(result.stacks.push(frames[Int(frame.rawValue)], on: folded[caller]))
                innermost.append(frame)
            }
        }
        for index in result.samples.indices {
            result.samples[index].stack = folded[Int(result.samples[index].stack.rawValue)]
        }
        return result
    }

    /// Whether a frame and the one right inside it are one call of one function.
    ///
    /// The same symbol twice is recursion, and so is a closure that calls the function it stands in.
    private func isOne(_ outer: FrameID, _ inner: FrameID) -> Bool {
        let (outerFrame, innerFrame) = (source.frames[outer], source.frames[inner])
        guard outerFrame.symbol != innerFrame.symbol, name(outer) == name(inner) else { return false }
        let (outerPart, innerPart) = (parts[Int(outer.rawValue)], parts[Int(inner.rawValue)])
        return switch (outerPart, innerPart) {
        case (_, .inner), (_, .continuation), (.thunk, _): true
        case (.whole, .specialization), (.specialization, .specialization): true
        default: false
        }
    }

    private func name(_ frame: FrameID) -> String { result.frames[frames[Int(frame.rawValue)]].name }
}
