public import ProfileModel
import Units

extension Profile {
    /// A service's tree as a profile again: names are those of the tree, and samples carry their round.
    ///
    /// Counts are rounded to whole ones, as profiles have them.
    public init(_ service: ServiceProfile) {
        self.init(measurement: service.measurement)
        let tree = service.tree
        var stackOfNode = [StackID.root]
        stackOfNode.reserveCapacity(tree.count)
        for node in 1..<max(tree.count, 1) {
            stackOfNode.append(stacks.push(frames.intern(tree.frames[node]), on: stackOfNode[tree.callers[node]]))
        }
        for (column, round) in zip(tree.columns, service.rounds) {
            let labels = labels.intern(
                Labels([Labels.Key.service: service.name, Labels.Key.round: String(round.number)])
            )
            for node in 0..<tree.count where column.selfSamples[node] != 0 || column.selfValues[node] != 0 {
                samples.append(
                    Sample(
                        stack: stackOfNode[node],
                        labels: labels,
                        count: SampleCount(Int64(clampingRounded: column.selfSamples[node])),
                        value: Int64(clampingRounded: column.selfValues[node])
                    )
                )
            }
        }
    }
}

extension Int64 {
    /// The nearest whole number, or the nearest that can be represented; 0 for what is no number.
    fileprivate init(clampingRounded value: Double) {
        guard !value.isNaN else {
            self = 0
            return
        }
        self = value >= 0x1p63 ? .max : value <= -0x1p63 ? .min : Int64(value.rounded())
    }
}
