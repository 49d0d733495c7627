import Glibc
import ProfileFormats
import ProfileModel

/// How fast profiles are read and written, one line of JSON for each command:
///
///     profile-formats generate --samples 100000 FILE.txt    writes text of the form of perf script, always the same
///     profile-formats fold FILE.txt [OUTPUT]                reads it and writes folded stacks
///     profile-formats pprof-write FILE.txt [OUTPUT]         writes the samples of such a text as pprof, not packed
///     profile-formats pprof-read FILE                       reads pprof
@main
struct ProfileFormatsCommand {
    static func main() {
        do {
            let arguments = Array(CommandLine.arguments.dropFirst())
            switch (arguments.first, arguments.count) {
            case ("generate", 4) where arguments[1] == "--samples":
                try SampleText(count: Int(arguments[2]) ?? 0).write(to: arguments[3])
            case ("fold", 2...3): try fold(arguments[1], output: arguments.dropFirst(2).first)
            case ("pprof-write", 2...3): try writePprof(arguments[1], output: arguments.dropFirst(2).first)
            case ("pprof-read", 2): try readPprof(arguments[1])
            default:
                print(
                    "usage: profile-formats generate --samples N FILE | fold|pprof-write FILE [OUTPUT] | pprof-read FILE"
                )
                exit(64)
            }
        } catch {
            print("error: \(error)")
            exit(1)
        }
    }

    private static func fold(_ path: String, output: String?) throws {
        let before = Usage.peakMemory
        let file = try InputFile(path)
        let clock = ContinuousClock()
        let start = clock.now
        let result = try PerfScriptReader.read(fileDescriptor: file.descriptor)
        let folded = try FoldedWriter.write(result.profile, options: .init(outerLabels: [Labels.Key.thread]))
        if let output { try OutputFile.write(folded, to: output) }
        let seconds = Usage.seconds(clock.now - start)
        let stacks = Set(result.profile.samples.map(\.stack)).count
        print(
            """
            {"case": "fold", "bytes": \(file.size), "seconds": \(seconds), "samples": \(result.statistics.kept), \
            "stacks": \(stacks), "foldedBytes": \(folded.count), "peakBytes": \(Usage.peakMemory), \
            "startBytes": \(before)}
            """
        )
    }

    private static func writePprof(_ path: String, output: String?) throws {
        let profile = try LabelledProfile.read(path)
        let options = PprofWriter.Options(isPacked: false)
        let (bytes, seconds) = try Usage.fastest { try PprofWriter.write(profile, options: options) }
        if let output { try OutputFile.write(bytes, to: output) }
        print(
            """
            {"case": "pprof-write", "bytes": \(bytes.count), "seconds": \(seconds), \
            "samples": \(profile.samples.count), "peakBytes": \(Usage.peakMemory)}
            """
        )
    }

    private static func readPprof(_ path: String) throws {
        let bytes = try InputFile(path).bytes()
        let (profile, seconds) = try Usage.fastest { try PprofReader.read(bytes) }
        print(
            """
            {"case": "pprof-read", "bytes": \(bytes.count), "seconds": \(seconds), \
            "samples": \(profile.samples.count), "peakBytes": \(Usage.peakMemory)}
            """
        )
    }
}
