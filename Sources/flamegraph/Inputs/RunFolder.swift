import FlameReport
import Foundation
import Pipeline

/// The folder of a run that has ended.
struct RunFolder {
    let path: String

    private static let suffix = ".pb.gz"

    /// Wraps a folder.
    init(_ path: String) {
        self.path = path
    }

    /// The services with a profile, by name.
    var services: [String] {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: path + "/profiles")) ?? []
        return files.filter { $0.hasSuffix(Self.suffix) }.map { String($0.dropLast(Self.suffix.count)) }.sorted()
    }

    /// The file of a service's profile; the only one needs no name.
    ///
    /// - Throws: `PipelineError` with the exit code `usage` when it is not clear which is meant, or there is none.
    func profilePath(of service: String?) throws(PipelineError) -> String {
        let names = services
        guard !names.isEmpty else {
            throw PipelineError(.usage, "\(path.safeForTerminal) holds no profiles; was it a run with --profile perf?")
        }
        guard let index = ProfileLoader.index(of: service, among: names) else {
            var source = ProfileSource(path)
            source.service = service
            throw PipelineError(.usage, ProfileLoader.choice(source, names))
        }
        return "\(path)/profiles/\(names[index])\(Self.suffix)"
    }

    /// What `run.json` says.
    ///
    /// - Throws: `PipelineError` when it is missing or not what this version writes.
    func report() throws(PipelineError) -> RunReport {
        guard let data = FileManager.default.contents(atPath: path + "/run.json") else {
            throw PipelineError(.usage, "\(path.safeForTerminal) is not the folder of a run: it has no run.json")
        }
        do {
            return try JSONDecoder().decode(RunReport.self, from: data)
        } catch {
            throw PipelineError(.badData, "\(path.safeForTerminal)/run.json is not what this version writes")
        }
    }
}
