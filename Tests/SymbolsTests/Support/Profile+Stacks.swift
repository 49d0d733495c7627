import ProfileModel
import Units

extension Profile {
    /// A profile of one-sample stacks, given as frames, the outermost first.
    init(stacks samples: [[Frame]]) {
        self.init(measurement: Measurement(unit: .count))
        let none = labels.intern(Labels())
        for frames in samples {
            let stack = frames.reduce(StackID.root) { stacks.push(self.frames.intern($1), on: $0) }
            self.samples.append(.init(stack: stack, labels: none, count: 1, value: 1))
        }
    }

    /// Every sample's names, the outermost first.
    var namePaths: [[String]] {
        samples.map { stacks.frames(of: $0.stack).map { frames[$0].name } }
    }
}
