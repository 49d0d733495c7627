public import ProfileModel
import Units

/// Reads folded stacks: lines of frames from the outermost to the innermost, with semicolons between them, and a number.
///
/// Frames may hold blanks: the last blank of a line is the one before the number. Blank lines and lines that begin with a
/// number sign say nothing; line ends may be LF or CR LF. Names are read back as `FoldedWriter` writes them.
public enum FoldedReader {
    /// What is read of a file.
    public struct Options: Sendable {
        /// What the numbers mean, which the file does not tell: samples (`count`), or time.
        public var unit: Measurement.Unit
        /// Whether lines have two numbers, before and after; `nil` to find out: they do when every line ends in two.
        public var isDifference: Bool?

        /// Describes what is read.
        public init(unit: Measurement.Unit = .count, isDifference: Bool? = nil) {
            self.unit = unit
            self.isDifference = isDifference
        }
    }

    /// What a file holds.
    public enum Contents: Sendable {
        /// Stacks with one number each.
        case profile(Profile)
        /// Stacks with two numbers each, as the tools for differences write them; stacks with 0 are left out.
        case difference(before: Profile, after: Profile)
    }

    /// What was read of a file.
    public struct Result: Sendable {
        /// The stacks.
        public var contents: Contents
        /// Lines that make no sense.
        public var unreadable: UnreadableLines
        /// Numbers that had a fraction and were rounded to the nearest whole one.
        public var rounded: Int
    }

    /// The largest file that is read from a descriptor: 1 GiB.
    public static let largestFile = 1 << 30

    /// Reads a whole file.
    ///
    /// - Throws: `ProfileFormatError` when there is no line with a stack in it.
    public static func read(
        _ bytes: [UInt8],
        options: Options = Options()
    ) throws(ProfileFormatError) -> Result {
        let columns = columns(bytes, options.isDifference)
        var folding = FoldedStacks(unit: options.unit, columns)
        forEachLine(of: bytes) { folding.take($0, $1) }
        return try folding.finish()
    }

    /// Reads an open file or pipe to its end.
    ///
    /// - Parameters:
    ///   - fileDescriptor: Stays open.
    ///   - options: What is read of it.
    /// - Returns: The stacks, and what was passed over.
    /// - Throws: `ProfileFormatError` when it cannot be read, is larger than `largestFile`, or has no stack in it.
    public static func read(
        fileDescriptor: CInt,
        options: Options = Options()
    ) throws(ProfileFormatError) -> Result {
        try read(DescriptorReader.bytes(fileDescriptor, limit: largestFile), options: options)
    }

    private static func columns(_ bytes: [UInt8], _ isDifference: Bool?) -> FoldedLine.Columns {
        if let isDifference { return isDifference ? .two : .one }
        var lines = 0
        var isDifference = true
        forEachLine(of: bytes) { line, _ in
            guard isDifference, let line, FoldedLine(line, .one) != nil, !FoldedLine.isEmpty(line) else { return }
            lines += 1
            isDifference = FoldedLine(line, .two) != nil
        }
        return isDifference && lines > 0 ? .two : .one
    }

    private static func forEachLine(of bytes: [UInt8], _ take: (UnsafeRawBufferPointer?, Int) -> Void) {
        bytes.withUnsafeBytes { bytes in
            var lines = LineSplitter(longestLine: bytes.count)
            var rest = bytes
            var number = 0
            while let line = lines.next(&rest) ?? lines.last() {
                number += 1
                switch line {
                case .text(let bytes): take(bytes, number)
                case .joined(let bytes): bytes.withUnsafeBytes { take($0, number) }
                case .overlong: take(nil, number)
                }
            }
        }
    }
}
