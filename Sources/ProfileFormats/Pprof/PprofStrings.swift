/// The texts of a pprof file, made when they are asked for; bytes that are no UTF-8 become U+FFFD.
struct PprofStrings {
    private let file: UnsafeRawBufferPointer
    private let ranges: [Range<UInt32>]

    init(_ file: UnsafeRawBufferPointer, _ ranges: [Range<UInt32>]) {
        self.file = file
        self.ranges = ranges
    }

    /// The text with a number, which something at a place in the file speaks of.
    func text(_ number: Int64, offset: Int) throws(ProfileFormatError) -> String {
        // A file without any text has the empty one nevertheless.
        if number == 0 { return "" }
        guard number > 0, number < Int64(ranges.count) else {
            throw ProfileFormatError(
                .malformed,
                "the profile speaks of text \(number), which it has not",
                offset: offset
            )
        }
        let range = ranges[Int(number)]
        return file.part(Int(range.lowerBound)..<Int(range.upperBound)).text
    }
}
