import ProfileFormats
import ProfileModel

/// A profile with the labels that a run's profiles have.
enum LabelledProfile {
    static func read(_ path: String) throws -> Profile {
        let file = try InputFile(path)
        let result = try PerfScriptReader.read(fileDescriptor: file.descriptor) { header in
            Labels([
                Labels.Key.scenario: "serdes", Labels.Key.variant: "json", Labels.Key.role: "producer",
                Labels.Key.instance: "producer-1", Labels.Key.run: "20250102-030405", Labels.Key.thread: header.comm,
            ])
        }
        return result.profile
    }
}
