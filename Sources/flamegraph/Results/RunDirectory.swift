import FlameReport
import Glibc
import Pipeline

/// The folder of one run's results.
///
/// The folder is made new, and everything in it is opened relative to it without following links, so nothing outside
/// of it can be written to.
final class RunDirectory {
    /// The folder's path, for messages.
    let path: String
    private let folder: Int32
    private let events: Int32
    private let profiles: Int32
    private var eventFiles: [String: Int32] = [:]

    /// Makes the folder for a run, and the folders around it.
    ///
    /// - Throws: `PipelineError` with the exit code `cannotWrite`, also when the folder is there already.
    init(outputFolder: String, runID: String) throws(PipelineError) {
        precondition(RunID.isValid(runID), "a run's id is checked before it becomes a path")
        path = outputFolder + "/" + runID
        try Self.makeFolders(outputFolder)
        guard mkdir(path, 0o755) == 0 else {
            guard errno == EEXIST else { throw AtomicFile.failure("cannot make \(path)") }
            throw PipelineError(
                .cannotWrite,
                "\(path.safeForTerminal) is there already; choose another --run-id or --out"
            )
        }
        folder = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard folder >= 0, mkdirat(folder, "events", 0o755) == 0 else {
            throw AtomicFile.failure("cannot make \(path)/events")
        }
        events = openat(folder, "events", O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard events >= 0 else { throw AtomicFile.failure("cannot open \(path)/events") }
        guard mkdirat(folder, "profiles", 0o755) == 0 else { throw AtomicFile.failure("cannot make \(path)/profiles") }
        profiles = openat(folder, "profiles", O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard profiles >= 0 else { throw AtomicFile.failure("cannot open \(path)/profiles") }
    }

    deinit {
        for file in eventFiles.values { close(file) }
        close(profiles)
        close(events)
        close(folder)
    }

    /// Keeps an event line of a process.
    ///
    /// - Throws: `PipelineError` with the exit code `cannotWrite`.
    func append(_ line: String, toEventsOf instance: String) throws(PipelineError) {
        let file = try eventFile(of: instance)
        let problem = DescriptorWriting.writeAll(line + "\n", to: file)
        guard problem == 0 else { throw AtomicFile.failure("cannot write to \(path)/events", problem) }
    }

    /// Writes `run.json` whole or not at all: into a temporary file beside it, which then takes its name.
    ///
    /// - Throws: `PipelineError` with the exit code `cannotWrite`; nothing half-written is left.
    func writeReport(_ text: String) throws(PipelineError) {
        try AtomicFile.write(Array(text.utf8), as: "run.json", in: folder, path: path)
    }

    /// Writes `report.html`, whole or not at all.
    ///
    /// - Throws: `PipelineError` with the exit code `cannotWrite`.
    func writePage(_ text: String) throws(PipelineError) {
        try AtomicFile.write(Array(text.utf8), as: "report.html", in: folder, path: path)
    }

    /// Writes a service's profile, whole or not at all.
    ///
    /// - Throws: `PipelineError` with the exit code `cannotWrite`.
    func writeProfile(_ bytes: [UInt8], of service: String) throws(PipelineError) {
        try AtomicFile.write(bytes, as: service + ".pb.gz", in: profiles, path: path + "/profiles")
    }

    /// Where perf may leave a scenario's samples until they are read.
    func samplesPath(of scenario: String) -> String { "\(path)/profiles/\(scenario).perf.data" }

    /// Removes a scenario's samples.
    func removeSamples(of scenario: String) { unlinkat(profiles, "\(scenario).perf.data", 0) }

    private func eventFile(of instance: String) throws(PipelineError) -> Int32 {
        if let file = eventFiles[instance] { return file }
        let name = instance + ".jsonl"
        let file = openat(events, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o644)
        guard file >= 0 else { throw AtomicFile.failure("cannot write \(path)/events/\(name)") }
        eventFiles[instance] = file
        return file
    }

    private static func makeFolders(_ path: String) throws(PipelineError) {
        var made = path.hasPrefix("/") ? "/" : ""
        for part in path.split(separator: "/") {
            made += part + "/"
            var status = stat()
            guard stat(made, &status) != 0 else { continue }
            guard mkdir(made, 0o755) == 0 || errno == EEXIST else { throw AtomicFile.failure("cannot make \(made)") }
        }
    }
}
