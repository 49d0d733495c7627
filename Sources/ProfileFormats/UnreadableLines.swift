/// Lines of a text that a reader passed over because it could not make sense of them.
public struct UnreadableLines: Sendable, Equatable {
    /// How many there were.
    public internal(set) var count = 0
    /// The number of the first, from 1; `nil` when there were none.
    public internal(set) var first: Int?

    mutating func add(_ line: Int) {
        count += 1
        if first == nil { first = line }
    }
}
