/// The address at the start of a stack's line.
struct PerfStackLine {
    /// What follows the address.
    var text: UnsafeRawBufferPointer
    /// Whether perf writes this line where it could not follow the stack further: the address is all ones.
    var isMarker: Bool

    /// `nil` when the line does not begin with blanks and a number in hexadecimal.
    @inline(__always)
    init?(_ line: UnsafeRawBufferPointer) {
        var index = 0
        while index < line.count, line[index].isBlank { index += 1 }
        let start = index
        while index < line.count, line[index].isHexDigit { index += 1 }
        guard index > start, index < line.count, line[index].isBlank else { return nil }
        text = line.from(index + 1)
        while let last = text.last, last.isBlank { text = text.upTo(text.count - 1) }
        isMarker =
            line[start] == 0x66 && index - start == 16
            && line.part(start..<index).allSatisfy { $0 == 0x66 } && text.equals("[unknown] ([unknown])")
    }
}
