import Analysis
import FlameReport
import Pipeline
import ProfileFormats
import ProfileModel

/// Profiles in pprof's format.
enum PprofFile {
    /// Reads a file's bytes, packed or not.
    static func profile(_ bytes: [UInt8]) throws(ProfileFormatError) -> Profile {
        try PprofReader.read(bytes)
    }

    /// A profile, packed by default.
    ///
    /// - Throws: `PipelineError` with the exit code `badData` when the profile has no form in pprof.
    static func bytes(of profile: Profile, isPacked: Bool = true) throws(PipelineError) -> [UInt8] {
        do {
            return try PprofWriter.write(profile, options: PprofWriter.Options(isPacked: isPacked))
        } catch {
            throw PipelineError(.badData, "the profile cannot be written as pprof: \(error)")
        }
    }
}

/// Folded stacks.
enum FoldedFile {
    /// Reads a file's bytes; of one with two columns, the column that is named `before` or `after`.
    static func profile(_ bytes: [UInt8], column: String?) throws(ProfileFormatError) -> Profile {
        switch (try FoldedReader.read(bytes).contents, column) {
        case (.profile(let profile), nil): return profile
        case (.difference(let before, _), "before"): return before
        case (.difference(_, let after), "after"): return after
        case (.profile, _): throw ProfileFormatError(.notExpressible, "the file has one column; leave out #…")
        case (.difference, _):
            throw ProfileFormatError(.notExpressible, "the file has two columns; write FILE#before or FILE#after")
        }
    }

    /// A profile as folded stacks.
    ///
    /// - Throws: `PipelineError` with the exit code `badData` when the profile does not tell what is asked for.
    static func bytes(of profile: Profile, unit: FoldedWriter.Options.Unit) throws(PipelineError) -> [UInt8] {
        do {
            return try FoldedWriter.write(profile, options: FoldedWriter.Options(unit: unit))
        } catch {
            throw PipelineError(.badData, "the profile cannot be written as folded stacks: \(error)")
        }
    }
}
