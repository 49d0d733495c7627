import Glibc

/// A file that is open for reading.
enum OpenFile {
    struct Failure: Error {}

    static func read<Result>(_ path: String, _ use: (CInt) throws -> Result) throws -> Result {
        let descriptor = open(path, O_RDONLY)
        if descriptor < 0 { throw Failure() }
        defer { close(descriptor) }
        return try use(descriptor)
    }
}
