extension Profile {
    /// Adds the samples of another profile that was measured as this one was, with the frames, stacks, labels and modules
    /// that they use.
    public mutating func append(_ other: Profile) {
        var ownStacks = [StackID.root]
        ownStacks.reserveCapacity(other.stacks.count)
        // Callers come before those they call.
        for id in other.stacks.ids {
            let frame = frames.intern(other.frames[other.stacks.frame(of: id)])
            ownStacks.append(stacks.push(frame, on: ownStacks[Int(other.stacks.caller(of: id).rawValue)]))
        }
        for sample in other.samples {
            let labels = labels.intern(other.labels[sample.labels])
            let stack = ownStacks[Int(sample.stack.rawValue)]
            samples.append(Sample(stack: stack, labels: labels, count: sample.count, value: sample.value))
        }
        modules.merge(other.modules) { own, _ in own }
    }
}
