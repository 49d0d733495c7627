import FlameReport
import Glibc
import Pipeline

/// Files that are there whole or not at all.
enum AtomicFile {
    /// Writes a file of an open folder: into a temporary file beside it, which then takes its name.
    ///
    /// - Throws: `PipelineError` with the exit code `cannotWrite`; nothing half-written is left, and a link is refused.
    static func write(_ bytes: [UInt8], as name: String, in folder: Int32, path: String) throws(PipelineError) {
        var status = stat()
        if fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0, status.st_mode & S_IFMT != S_IFREG {
            throw PipelineError(
                .cannotWrite,
                "\(path)/\(name) is no plain file (a link?); remove it or choose another place".safeForTerminal
            )
        }
        let temporary = ".\(name).\(getpid())"
        let file = openat(folder, temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o644)
        guard file >= 0 else { throw failure("cannot write \(path)/\(name)") }
        var problem = bytes.withUnsafeBytes { DescriptorWriting.writeAll($0, to: file) }
        if problem == 0, fsync(file) != 0 { problem = errno }
        if close(file) != 0, problem == 0 { problem = errno }
        if problem == 0, renameat(folder, temporary, folder, name) != 0 { problem = errno }
        guard problem == 0 else {
            unlinkat(folder, temporary, 0)
            throw failure("cannot write \(path)/\(name)", problem)
        }
        fsync(folder)
    }

    /// Writes the file at a path.
    ///
    /// - Throws: `PipelineError` with the exit code `cannotWrite`.
    static func write(_ text: String, to path: String) throws(PipelineError) { try write(Array(text.utf8), to: path) }

    /// Writes the file at a path.
    ///
    /// - Throws: `PipelineError` with the exit code `cannotWrite`.
    static func write(_ bytes: [UInt8], to path: String) throws(PipelineError) {
        let slash = path.lastIndex(of: "/")
        let parent = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
        let folder = open(parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { throw failure("cannot open \(parent)") }
        defer { close(folder) }
        try write(bytes, as: name, in: folder, path: parent)
    }

    /// The failure for an error number of the system.
    static func failure(_ what: String, _ number: Int32 = errno) -> PipelineError {
        let advice = number == ENOSPC || number == EFBIG ? "; free some space or choose another place" : ""
        return PipelineError(.cannotWrite, "\(what.safeForTerminal): \(DescriptorWriting.reason(number))\(advice)")
    }
}
