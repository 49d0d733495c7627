import Glibc

/// A file that is read.
struct InputFile: ~Copyable {
    let descriptor: CInt
    /// 0 for a pipe.
    let size: Int

    init(_ path: String) throws {
        descriptor = open(path, O_RDONLY)
        guard descriptor >= 0 else { throw FileError(path: path) }
        size = max(0, Int(lseek(descriptor, 0, SEEK_END)))
        lseek(descriptor, 0, SEEK_SET)
    }

    deinit { close(descriptor) }

    func bytes() throws -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: size)
        var count = 0
        while count < size {
            let step = bytes.withUnsafeMutableBytes {
                read(descriptor, $0.baseAddress.map { $0 + count }, size - count)
            }
            guard step > 0 else { throw FileError(path: "the file") }
            count += step
        }
        return bytes
    }
}

/// A file that is written.
struct OutputFile: ~Copyable {
    private let file: UnsafeMutablePointer<FILE>

    init(_ path: String) throws {
        guard let file = fopen(path, "w") else { throw FileError(path: path) }
        self.file = file
    }

    deinit { fclose(file) }

    func write(_ bytes: [UInt8]) throws {
        guard fwrite(bytes, 1, bytes.count, file) == bytes.count else { throw FileError(path: "the file") }
    }

    static func write(_ bytes: [UInt8], to path: String) throws {
        let file = try OutputFile(path)
        try file.write(bytes)
    }
}

struct FileError: Error, CustomStringConvertible {
    var path: String
    let number = errno

    var description: String { "\(path): \(String(cString: strerror(number)))" }
}
