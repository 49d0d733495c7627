#if canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// A program's file: read whole, and replaced whole or not at all.
public struct ProgramFile: Sendable {
    /// Larger files are refused, because the file and its copy are held in memory. A static Swift program with debug
    /// information has 25 to 300 MB.
    public static let largest = 1 << 30

    /// The content.
    public let bytes: [UInt8]

    private let mode: mode_t
    private let owner: uid_t
    private let group: gid_t

    /// Reads a file.
    ///
    /// - Throws: `ElfError` of the kind `cannotRead` for what is no plain file, as a symbolic link, and for a program with a
    ///   set-user-id bit, whose rights a copy must not get; `tooLarge` above `largest`.
    public init(path: String) throws(ElfError) {
        let file = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else {
            if errno == ELOOP { throw Self.notPlain(path, .cannotRead) }
            throw Self.failure(.cannotRead, "cannot open \(path)")
        }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { throw Self.failure(.cannotRead, "cannot read \(path)") }
        guard status.st_mode & S_IFMT == S_IFREG else { throw Self.notPlain(path, .cannotRead) }
        guard status.st_mode & (S_ISUID | S_ISGID) == 0 else {
            throw ElfError(.cannotRead, "\(path) runs with the rights of its owner; rewrite it before it gets them")
        }
        guard status.st_size <= Self.largest else {
            throw ElfError(.tooLarge, "\(path) is larger than \(Self.largest >> 20) MiB")
        }
        bytes = try Self.read(file, Int(status.st_size), path)
        mode = status.st_mode & 0o777
        owner = status.st_uid
        group = status.st_gid
    }

    /// Writes content to a path, with this file's mode, and its owner where the system allows it: into a temporary file
    /// beside it, which then takes its name.
    ///
    /// - Throws: `ElfError` of the kind `cannotWrite`; nothing half-written is left, and a link is refused.
    public func write(_ bytes: [UInt8], to path: String) throws(ElfError) {
        let slash = path.lastIndex(of: "/")
        let parent = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
        let folder = open(parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { throw Self.failure(.cannotWrite, "cannot open \(parent)") }
        defer { close(folder) }
        var status = stat()
        if fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0, status.st_mode & S_IFMT != S_IFREG {
            throw Self.notPlain(path, .cannotWrite)
        }
        let temporary = ".\(name).\(getpid())"
        let file = openat(folder, temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw Self.failure(.cannotWrite, "cannot write \(path)") }
        var problem = Self.writeAll(bytes, to: file)
        // Only root may give a file away, so a failure here is no fault.
        if problem == 0 { _ = fchown(file, owner, group) }
        if problem == 0, fchmod(file, mode) != 0 { problem = errno }
        if problem == 0, fsync(file) != 0 { problem = errno }
        if close(file) != 0, problem == 0 { problem = errno }
        if problem == 0, renameat(folder, temporary, folder, name) != 0 { problem = errno }
        guard problem == 0 else {
            unlinkat(folder, temporary, 0)
            throw Self.failure(.cannotWrite, "cannot write \(path)", problem)
        }
        fsync(folder)
    }

    private static func read(_ file: Int32, _ size: Int, _ path: String) throws(ElfError) -> [UInt8] {
        var problem: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            while count < size {
                let part = pread(file, buffer.baseAddress?.advanced(by: count), size - count, off_t(count))
                if part < 0, errno == EINTR { continue }
                if part < 0 { problem = errno }
                if part <= 0 { break }
                count += part
            }
        }
        guard problem == 0 else { throw failure(.cannotRead, "cannot read \(path)", problem) }
        guard bytes.count == size else { throw ElfError(.cannotRead, "\(path) became shorter while it was read") }
        return bytes
    }

    /// Writes every byte; returns 0, or the error number of the write that failed.
    private static func writeAll(_ bytes: [UInt8], to file: Int32) -> Int32 {
        bytes.withUnsafeBytes { buffer in
            var count = 0
            while count < buffer.count {
                let written = pwrite(file, buffer.baseAddress?.advanced(by: count), buffer.count - count, off_t(count))
                if written < 0, errno == EINTR { continue }
                if written < 0 { return errno }
                count += written
            }
            return 0
        }
    }

    private static func notPlain(_ path: String, _ kind: ElfError.Kind) -> ElfError {
        ElfError(kind, "\(path) is no plain file; give the file itself, not a link to it")
    }

    private static func failure(_ kind: ElfError.Kind, _ what: String, _ number: Int32 = errno) -> ElfError {
        ElfError(kind, "\(what): \(String(cString: strerror(number)))")
    }
}
