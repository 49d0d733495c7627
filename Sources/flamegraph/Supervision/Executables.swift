import Glibc
import Pipeline

/// Where the programs are: all beside this one.
struct Executables: Sendable {
    /// This program.
    let own: String
    private let folder: String

    /// Finds this program's own place.
    ///
    /// - Throws: `PipelineError` with the exit code `software` when the system does not tell.
    static func find() throws(PipelineError) -> Executables {
        var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
        let count = readlink("/proc/self/exe", &buffer, buffer.count)
        guard count > 0 else { throw PipelineError(.software, "the place of this program cannot be found in /proc") }
        return Executables(own: String(decoding: buffer[..<count], as: UTF8.self))
    }

    private init(own: String) {
        self.own = own
        folder = own.lastIndex(of: "/").map { String(own[..<$0]) } ?? "."
    }

    /// The program of a role.
    ///
    /// - Throws: `PipelineError` with the exit code `unavailable` when it has not been built.
    func path(of role: Role) throws(PipelineError) -> String {
        let path = folder + "/" + role.rawValue
        guard access(path, X_OK) == 0 else {
            throw PipelineError(
                .unavailable,
                "\(path) is missing; build it with: swift build --product \(role.rawValue)"
            )
        }
        return path
    }
}
