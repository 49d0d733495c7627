public import ProfileModel
import Units

/// Reads profiles in the format of pprof, packed with gzip or not.
///
/// Everything the format demands is checked here, once: what is returned needs no further checks. Unknown fields are passed
/// over. Numeric labels, addresses, files and lines of functions are not kept.
///
/// Limits: 256 MiB unpacked, and 200 times the packed size where that is above 1 MiB; four million entries in a table.
public enum PprofReader {
    /// What is read of a file.
    public struct Options: Sendable {
        /// The type of the values to read, such as `cpu`; `nil` for CPU time, or else the file's default or last type.
        public var sampleType: String?

        /// Describes what is read.
        public init(sampleType: String? = nil) {
            self.sampleType = sampleType
        }
    }

    /// The largest file that is read, in bytes, packed or not: 256 MiB.
    public static let largestFile = Gzip.largestSize

    /// Reads a whole file.
    ///
    /// - Throws: `ProfileFormatError`, with the place in the unpacked bytes where that is known.
    public static func read(
        _ bytes: [UInt8],
        options: Options = Options()
    ) throws(ProfileFormatError) -> Profile {
        let file = Gzip.isPacked(bytes) ? try Gzip.unpack(bytes) : bytes
        guard !file.isEmpty else { throw ProfileFormatError(.empty, "the profile is empty") }
        guard file.count <= largestFile else {
            throw ProfileFormatError(.tooLarge, "the profile has more than \(largestFile >> 20) MiB")
        }
        do {
            return try file.withUnsafeBytes { try read($0, options) }
        } catch let error as ProfileFormatError {
            throw error
        } catch {
            throw ProfileFormatError(.malformed, "the profile cannot be read")
        }
    }

    /// Reads an open file or pipe to its end.
    ///
    /// - Parameters:
    ///   - fileDescriptor: Stays open.
    ///   - options: What is read of it.
    /// - Returns: The profile.
    /// - Throws: `ProfileFormatError` when it cannot be read or is no profile.
    public static func read(
        fileDescriptor: CInt,
        options: Options = Options()
    ) throws(ProfileFormatError) -> Profile {
        try read(DescriptorReader.bytes(fileDescriptor, limit: largestFile), options: options)
    }

    private static func read(
        _ file: UnsafeRawBufferPointer,
        _ options: Options
    ) throws(ProfileFormatError) -> Profile {
        let tables = try PprofTables(file)
        let strings = PprofStrings(file, tables.strings)
        let types = try PprofSampleTypes(tables, strings, requested: options.sampleType)
        var profile = Profile(measurement: try PprofMeasurement.read(tables, strings, types))
        let frames = try PprofFrames(tables, strings, &profile)
        var samples = PprofSamples(file, types, frames, strings)
        try samples.read(into: &profile)
        return profile
    }
}
