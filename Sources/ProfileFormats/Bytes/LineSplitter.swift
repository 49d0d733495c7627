import Glibc

/// Cuts a text that comes in chunks into lines, without their ends (LF or CR LF).
struct LineSplitter {
    /// What a line is.
    enum Line {
        /// Its bytes, within the chunk.
        case text(UnsafeRawBufferPointer)
        /// Its bytes, which came in several chunks.
        case joined([UInt8])
        /// It is longer than the longest that is looked at, and its bytes are gone.
        case overlong
    }

    private let longestLine: Int

    /// The beginning of a line whose end has not come.
    private var beginning: [UInt8] = []
    private var isOverlong = false

    init(longestLine: Int) {
        self.longestLine = longestLine
    }

    /// Takes the next line off a chunk, or keeps what is left of it and returns `nil`.
    @inline(__always)
    mutating func next(_ chunk: inout UnsafeRawBufferPointer) -> Line? {
        guard let start = chunk.baseAddress, chunk.count > 0 else { return nil }
        guard let end = memchr(start, 0x0a, chunk.count) else {
            keep(chunk)
            chunk = UnsafeRawBufferPointer(start: nil, count: 0)
            return nil
        }
        let count = UnsafeRawPointer(end) - start
        let line = UnsafeRawBufferPointer(start: start, count: count)
        chunk = UnsafeRawBufferPointer(start: start + count + 1, count: chunk.count - count - 1)
        if beginning.isEmpty && !isOverlong {
            return count <= longestLine ? .text(line.withoutCarriageReturn) : .overlong
        }
        keep(line)
        return takeKept()
    }

    /// The last line, if it had no end.
    mutating func last() -> Line? {
        beginning.isEmpty && !isOverlong ? nil : takeKept()
    }

    private mutating func keep(_ part: UnsafeRawBufferPointer) {
        if isOverlong || beginning.count + part.count > longestLine {
            isOverlong = true
            beginning.removeAll()
        } else {
            beginning.append(contentsOf: part)
        }
    }

    private mutating func takeKept() -> Line {
        defer {
            beginning = []
            isOverlong = false
        }
        if isOverlong { return .overlong }
        if beginning.last == 0x0d { beginning.removeLast() }
        return .joined(beginning)
    }
}
