import Foundation
import Glibc
import KafkaClient
import Units

/// On what a run was measured.
struct MachineDescription: Sendable, Codable, Equatable {
    var system: String
    var kernel: String
    var architecture: String
    /// Processors this process may use.
    var processors: Int
    var model: String
    var memory: Bytes
    /// Versions of the libraries that do the work.
    var libraries: [String: String]

    /// The machine this runs on.
    static func current() -> MachineDescription {
        var names = utsname()
        uname(&names)
        return MachineDescription(
            system: field("PRETTY_NAME=", in: "/etc/os-release") ?? "unknown",
            kernel: text(of: names.release),
            architecture: text(of: names.machine),
            processors: ProcessInfo.processInfo.activeProcessorCount,
            model: field("model name", in: "/proc/cpuinfo") ?? "unknown",
            memory: Bytes(sysconf(Int32(_SC_PHYS_PAGES)) * sysconf(Int32(_SC_PAGESIZE))),
            libraries: ["librdkafka": KafkaLibrary.version]
        )
    }

    private static func text(of field: some Any) -> String {
        withUnsafeBytes(of: field) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    }

    /// What stands after a name on the first line that begins with it.
    static func field(_ name: String, in path: String) -> String? {
        guard let file = fopen(path, "r") else { return nil }
        defer { fclose(file) }
        var line: UnsafeMutablePointer<CChar>?
        var size = 0
        defer { free(line) }
        while getline(&line, &size, file) > 0 {
            guard let start = line else { return nil }
            let text = String(cString: start)
            guard text.hasPrefix(name) else { continue }
            return String(text.dropFirst(name.count).drop { " \t:".contains($0) }).trimmed
        }
        return nil
    }
}

extension String {
    fileprivate var trimmed: String {
        func isEdge(_ character: Character) -> Bool { character.isWhitespace || character == "\"" }
        return String(drop(while: isEdge).reversed().drop(while: isEdge).reversed())
    }
}
