extension Profile {
    /// The samples whose labels fulfil a condition, with the frames, stacks and modules that they use.
    ///
    /// - Parameter isIncluded: Whether a set of labels belongs to the subset; asked once for each set.
    /// - Returns: A profile that is measured as this one is.
    public func subset(where isIncluded: (Labels) -> Bool) -> Profile {
        let included = (0..<labels.count).map { isIncluded(labels[LabelsID(rawValue: UInt32($0))]) }
        var subset = Profile(measurement: measurement)
        var newStacks = [StackID?](repeating: nil, count: stacks.count)
        newStacks[0] = .root
        for sample in samples where included[Int(sample.labels.rawValue)] {
            let stack = copy(sample.stack, to: &subset, &newStacks)
            let labels = subset.labels.intern(labels[sample.labels])
            subset.samples.append(Sample(stack: stack, labels: labels, count: sample.count, value: sample.value))
        }
        for id in subset.frames.ids {
            let name = subset.frames[id].module
            subset.modules[name] = modules[name]
        }
        return subset
    }

    /// Copies a stack and its callers, the outermost first, without recursion: stacks may be deep.
    private func copy(_ stack: StackID, to subset: inout Profile, _ newStacks: inout [StackID?]) -> StackID {
        var missing: [StackID] = []
        var known = stack
        while newStacks[Int(known.rawValue)] == nil {
            missing.append(known)
            known = stacks.caller(of: known)
        }
        var copied = newStacks[Int(known.rawValue)] ?? .root
        for stack in missing.reversed() {
            copied = subset.stacks.push(subset.frames.intern(frames[stacks.frame(of: stack)]), on: copied)
            newStacks[Int(stack.rawValue)] = copied
        }
        return copied
    }
}
