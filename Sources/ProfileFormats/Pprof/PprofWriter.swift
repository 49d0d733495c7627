public import ProfileModel
import SwiftProtobuf

/// Writes profiles in the format of pprof: the same bytes for the same profile.
///
/// - Every frame is a location of its own, an inlined one too, because some viewers show one function per location.
/// - Samples have their count and their value; the count is left out when the profile does not tell it.
/// - The main program's module comes first, as pprof expects.
/// - The event, lost samples, whether the kernel was sampled, and all facts are comments `name=value`.
public enum PprofWriter {
    /// How a profile is written.
    public struct Options: Sendable {
        /// The program's name in `Profile.modules`; `nil` for the module, no library's, that most frames are in.
        public var mainModule: String?
        /// Whether the file is packed with gzip, as files of pprof are; what is sent elsewhere need not be.
        public var isPacked: Bool

        /// Describes how a profile is written.
        public init(mainModule: String? = nil, isPacked: Bool = true) {
            self.mainModule = mainModule
            self.isPacked = isPacked
        }
    }

    /// Writes a profile.
    ///
    /// - Throws: `ProfileFormatError` when a count or a value is negative, which the format's readers refuse.
    public static func write(
        _ profile: Profile,
        options: Options = Options()
    ) throws(ProfileFormatError) -> [UInt8] {
        for sample in profile.samples where sample.value < 0 || sample.count < .zero {
            throw ProfileFormatError(.notExpressible, "the profile has a negative value")
        }
        var builder = PprofBuilder(profile, mainModule: options.mainModule)
        let labels = builder.addLabels()
        var bytes: [UInt8]
        do {
            bytes = try builder.message.serializedBytes()
        } catch {
            throw ProfileFormatError(.notExpressible, "the profile cannot be encoded")
        }
        // Messages that follow each other in a file are one, so the samples need not go through objects of their own.
        PprofSampleWriter(profile, locations: builder.locations, labels, hasCounts: builder.hasCounts).append(
            to: &bytes
        )
        return options.isPacked ? try Gzip.pack(bytes) : bytes
    }
}
