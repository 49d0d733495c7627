import ProfileModel

/// A regular expression on the names of functions, as a user writes it.
struct FramePattern: Sendable {
    /// Longer names are cut before matching: a pattern of the user's on a hostile name could otherwise take for ever.
    private static let longestName = 1000

    private let text: String

    /// Checks the pattern.
    ///
    /// - Throws: What the regular expression's parser finds wrong with it.
    init(_ text: String) throws {
        _ = try Regex(text)
        self.text = text
    }

    /// A function that tells whether a frame's name matches; it remembers its answers, because the same few thousand
    /// names come again and again.
    func matcher() -> (Frame) -> Bool {
        // The pattern was parsed before, so it is one.
        guard let regex = try? Regex(text) else { return { _ in false } }
        var answers: [String: Bool] = [:]
        return { frame in
            if let answer = answers[frame.name] { return answer }
            let answer = (try? regex.firstMatch(in: frame.name.prefix(Self.longestName))) ?? nil
            answers[frame.name] = answer != nil
            return answer != nil
        }
    }
}
