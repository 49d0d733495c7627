public import ProfileModel

/// Reads the text of `perf script` as it comes: memory grows with different stacks, not with samples.
///
/// It asks for the fields that `perf script --ns -F comm,pid,tid,time,event,period,ip,sym,dso` writes; processor, event,
/// period and offsets may be there or not. Lost samples are known only with `--show-lost-events`. What
/// swift-profile-recorder writes in this form is read too.
///
/// A profile's values are the samples' periods, in nanoseconds for `cpu-clock` and `task-clock` and else in the event's own
/// unit. Without periods every sample counts one.
public struct PerfScriptReader {
    /// What is read of a text.
    public struct Options: Sendable {
        /// The event to keep, with or without modifiers; `nil` for the first in the text.
        public var event: String?

        /// Describes what is read.
        public init(event: String? = nil) {
            self.event = event
        }
    }

    /// What was read of a text.
    public struct Result: Sendable {
        /// The samples that were kept.
        public var profile: Profile
        /// What became of all of them.
        public var statistics: PerfScriptStatistics
    }

    /// Decides the labels of a sample, or of lost samples; `nil` leaves them out.
    public typealias Labelling = (PerfSampleHeader) -> Labels?

    /// Longer lines are not looked at: the longest Swift symbols have some ten thousand bytes.
    static let longestLine = 1 << 20

    private var lines = LineSplitter(longestLine: Self.longestLine)
    private var number = 0
    private var samples: PerfSamples

    /// Prepares to read a text.
    ///
    /// - Parameters:
    ///   - options: What is read of it.
    ///   - labels: Decides the labels of each sample; unless given, the thread's name.
    public init(options: Options = Options(), labels: @escaping Labelling = Self.thread) {
        samples = PerfSamples(options, labels)
    }

    /// Labels a sample with its thread's name alone.
    public static func thread(_ header: PerfSampleHeader) -> Labels? {
        Labels([Labels.Key.thread: header.comm])
    }

    /// Reads the next part of the text, which may end anywhere.
    public mutating func consume(_ bytes: RawSpan) {
        bytes.withUnsafeBytes { bytes in
            var rest = bytes
            while let line = lines.next(&rest) { take(line) }
        }
    }

    /// Ends the text.
    ///
    /// - Throws: `ProfileFormatError` when there was no sample of the event in it, and no word of lost ones.
    public consuming func finish() throws(ProfileFormatError) -> Result {
        if let line = lines.last() { take(line) }
        return try samples.finish()
    }

    private mutating func take(_ line: LineSplitter.Line) {
        number += 1
        switch line {
        case .text(let bytes): samples.take(bytes, number)
        case .joined(let bytes): bytes.withUnsafeBytes { samples.take($0, number) }
        case .overlong: samples.takeUnreadable(number)
        }
    }
}

extension PerfScriptReader {
    /// Reads a whole text.
    ///
    /// - Parameters: As those of `init(options:labels:)`, and the text.
    /// - Throws: `ProfileFormatError` when there is nothing to be read in it.
    public static func read(
        _ bytes: [UInt8],
        options: Options = Options(),
        labels: @escaping Labelling = Self.thread
    ) throws(ProfileFormatError) -> Result {
        var reader = PerfScriptReader(options: options, labels: labels)
        reader.consume(bytes.span.bytes)
        return try reader.finish()
    }

    /// Reads an open file or pipe to its end.
    ///
    /// - Parameters: As those of `init(options:labels:)`, and the descriptor, which stays open.
    /// - Throws: `ProfileFormatError` when it cannot be read or there is nothing to be read in it.
    public static func read(
        fileDescriptor: CInt,
        options: Options = Options(),
        labels: @escaping Labelling = Self.thread
    ) throws(ProfileFormatError) -> Result {
        var reader = PerfScriptReader(options: options, labels: labels)
        var file = DescriptorReader(fileDescriptor)
        while try file.next({ reader.consume($0) }) {}
        return try reader.finish()
    }
}
