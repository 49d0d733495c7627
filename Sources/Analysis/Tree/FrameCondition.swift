import ProfileModel

/// Asks a condition once for each different frame, because a condition may be a search by a regular expression and a frame
/// may stand on a hundred thousand nodes.
struct FrameCondition {
    private let condition: (Frame) -> Bool
    private var answers: [Frame: Bool] = [:]

    init(_ condition: @escaping (Frame) -> Bool) {
        self.condition = condition
    }

    mutating func holds(for frame: Frame) -> Bool {
        if let answer = answers[frame] { return answer }
        let answer = condition(frame)
        answers[frame] = answer
        return answer
    }
}
