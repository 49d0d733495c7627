import ProfileModel

/// The frames of the line before: files are mostly sorted, so most frames of a line are those of the one before it, and
/// need not be looked up again.
struct FoldedPath {
    /// What stands between frames.
    static let separator = UInt8(ascii: ";")

    private var line: [UInt8] = []
    /// Per frame: where its text ends in the line, and the stack that ends with it.
    private var frames: [(end: Int, stack: StackID)] = []

    /// The stack so far.
    var stack: StackID { frames.last?.stack ?? .root }

    /// Keeps the frames that a line shares with the one before, and gives the place at which its further ones begin; that is
    /// past its end when it has none.
    mutating func keep(sharedWith text: UnsafeRawBufferPointer) -> Int {
        let shared = sharedLength(with: text)
        var kept = 0
        while kept < frames.count, frames[kept].end <= shared, ends(at: frames[kept].end, in: text) { kept += 1 }
        frames.removeSubrange(kept...)
        return frames.last.map { $0.end + 1 } ?? 0
    }

    /// Adds a frame of the line in hand.
    mutating func push(_ stack: StackID, end: Int) { frames.append((end, stack)) }

    /// Ends the line in hand.
    mutating func remember(_ text: UnsafeRawBufferPointer) {
        line.removeAll(keepingCapacity: true)
        line.append(contentsOf: text)
    }

    /// Whether a frame ends at a place of a text.
    private func ends(at place: Int, in text: UnsafeRawBufferPointer) -> Bool {
        place == text.count || text[place] == Self.separator
    }

    private func sharedLength(with text: UnsafeRawBufferPointer) -> Int {
        line.withUnsafeBytes { line in
            let limit = min(line.count, text.count)
            var length = 0
            // Eight bytes at a time, then the odd ones.
            while length + 8 <= limit,
                line.loadUnaligned(fromByteOffset: length, as: UInt64.self)
                    == text.loadUnaligned(fromByteOffset: length, as: UInt64.self)
            { length += 8 }
            while length < limit, line[length] == text[length] { length += 1 }
            return length
        }
    }
}
