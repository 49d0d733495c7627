import Glibc
import ProfileFormats
import ProfileModel

/// The input and the output.
enum File {
    struct Failure: Error {
        var path: String
        var reason: String
    }

    static func profile(_ path: String) throws -> Profile {
        let descriptor = open(path, O_RDONLY)
        guard descriptor >= 0 else { throw Failure(path: path, reason: String(cString: strerror(errno))) }
        defer { close(descriptor) }
        let options = FoldedReader.Options(unit: .count, isDifference: false)
        guard case .profile(let profile) = try FoldedReader.read(fileDescriptor: descriptor, options: options).contents
        else {
            throw Failure(path: path, reason: "holds a difference")
        }
        return profile
    }

    static func write(_ bytes: [UInt8], to path: String) throws(Failure) {
        guard let file = fopen(path, "wb") else { throw Failure(path: path, reason: String(cString: strerror(errno))) }
        let count = fwrite(bytes, 1, bytes.count, file)
        guard fclose(file) == 0, count == bytes.count else { throw Failure(path: path, reason: "was not written") }
    }
}
