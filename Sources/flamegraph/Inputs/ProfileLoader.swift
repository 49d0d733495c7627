import Analysis
import FlameReport
import Foundation
import Pipeline
import ProfileFormats
import ProfileModel
import Units

/// Reads a side of a comparison, whatever kind of file it is.
struct ProfileLoader {
    private var preparation: ProfilePreparation

    /// Larger files are refused: what they hold would not fit into memory.
    private static let largestFile = 1 << 30

    /// A loader with rules for categories.
    init(preparation: ProfilePreparation) {
        self.preparation = preparation
    }

    /// Reads a profile.
    ///
    /// - Parameters:
    ///   - source: Where it is.
    ///   - messages: How many messages it stands for, where the file does not know.
    /// - Returns: The profile with names, categories and quality.
    /// - Throws: `PipelineError` when there is none, or it cannot be read.
    mutating func load(_ source: ProfileSource, messages: MessageCount?) async throws(PipelineError) -> NamedProfile {
        var loaded = try await read(source)
        if let messages { try Self.set(messages, of: &loaded.service, source) }
        return loaded
    }

    private mutating func read(_ source: ProfileSource) async throws(PipelineError) -> NamedProfile {
        if source.isFolder {
            let file = try RunFolder(source.path).profilePath(of: source.service)
            return try readPprof(try Self.bytes(of: file), file)
        }
        let prefix = try Self.bytes(of: source.path, atMost: FileKind.prefixLength)
        let kind = FileKind(prefix: prefix)
        guard source.service == nil || kind == .report || kind == .folded else {
            throw PipelineError(.usage, "\(source.path.safeForTerminal) holds one profile; leave out #…")
        }
        switch kind {
        case .perfData:
            StandardError.writeLine("reading \(source.path.safeForTerminal) with perf script")
            let result = try await PerfScriptProcess.read(source.path, labels: PerfScriptReader.thread)
            return prepared(result.profile, source.path)
        case .report: return try readReport(try Self.bytes(of: source.path), source)
        case .pprof: return try readPprof(try Self.bytes(of: source.path), source.path)
        case .perfScript:
            let bytes = try Self.bytes(of: source.path)
            return try reading(source.path) { () throws(ProfileFormatError) in try PerfScriptReader.read(bytes).profile
            }
        case .folded:
            let bytes = try Self.bytes(of: source.path)
            return try reading(source.path) { () throws(ProfileFormatError) in
                try FoldedFile.profile(bytes, column: source.service)
            }
        }
    }

    private mutating func readPprof(_ bytes: [UInt8], _ path: String) throws(PipelineError) -> NamedProfile {
        try reading(path) { () throws(ProfileFormatError) in try PprofFile.profile(bytes) }
    }

    private mutating func reading(
        _ path: String,
        _ read: () throws(ProfileFormatError) -> Profile
    ) throws(PipelineError) -> NamedProfile {
        do {
            return prepared(try read(), path)
        } catch {
            throw PipelineError(.badData, "\(path.safeForTerminal): \(error.description.safeForTerminal)")
        }
    }

    private mutating func prepared(_ profile: Profile, _ path: String) -> NamedProfile {
        let facts = profile.measurement.facts
        let name = RoundFacts.service(in: facts) ?? String(path.split(separator: "/").last ?? "profile")
        return preparation.service(name, preparation.named(profile), rounds: RoundFacts.rounds(in: facts))
    }

    private func readReport(_ bytes: [UInt8], _ source: ProfileSource) throws(PipelineError) -> NamedProfile {
        let services: [(profile: ServiceProfile, quality: ProfileQuality)]
        do throws(ReportReadError) {
            services = try HTMLReport.contents(of: bytes)
        } catch {
            throw PipelineError(.badData, "\(source.path.safeForTerminal): \(error.description.safeForTerminal)")
        }
        let names = services.map(\.profile.name)
        guard let index = Self.index(of: source.service, among: names) else {
            throw PipelineError(.usage, Self.choice(source, names))
        }
        return NamedProfile(service: services[index].profile, quality: services[index].quality)
    }

    /// The place of a service; the only one needs no name.
    static func index(of service: String?, among names: [String]) -> Int? {
        guard let service else { return names.count == 1 ? 0 : nil }
        return names.firstIndex(of: service)
    }

    /// What to say when a source does not tell which service is meant, or one that is not there.
    static func choice(_ source: ProfileSource, _ names: [String]) -> String {
        let list = names.isEmpty ? "none" : names.sorted().joined(separator: ", ")
        let path = source.path.safeForTerminal
        guard let service = source.service else {
            return "name a service: \(path)#SERVICE, one of \(list.safeForTerminal)"
        }
        return "\(path) has no service \(service.safeForTerminal); it has \(list.safeForTerminal)"
    }

    private static func set(_ messages: MessageCount, of service: inout ServiceProfile, _ source: ProfileSource)
        throws(PipelineError)
    {
        guard service.rounds.count == 1 else {
            throw PipelineError(
                .usage,
                "\(source.name.safeForTerminal) knows the messages of its \(service.rounds.count) rounds; "
                    + "leave out --messages-a or --messages-b"
            )
        }
        service.rounds[0].messages = messages
    }

    private static func bytes(of path: String, atMost limit: Int? = nil) throws(PipelineError) -> [UInt8] {
        guard let file = FileHandle(forReadingAtPath: path) else {
            throw PipelineError(.badData, "cannot read \(path.safeForTerminal); is the name right?")
        }
        defer { try? file.close() }
        guard let data = try? file.read(upToCount: limit ?? largestFile + 1) ?? Data() else {
            throw PipelineError(.badData, "cannot read \(path.safeForTerminal)")
        }
        guard data.count <= largestFile else {
            throw PipelineError(.badData, "\(path.safeForTerminal) is larger than 1 GiB")
        }
        return Array(data)
    }
}
