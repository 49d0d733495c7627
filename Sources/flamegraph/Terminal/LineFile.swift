import FlameReport
import Glibc
import Pipeline

/// Reads a file line by line, so that its size does not matter.
enum LineFile {
    /// A line longer than this is cut.
    private static let longestLine = 64 * 1024 * 1024

    /// Reads a file, or standard input for `-`.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - body: Is called with each line and its number, from 1.
    /// - Throws: `PipelineError` with the exit code `badData` when the file cannot be read.
    static func read(_ path: String, _ body: (_ line: String, _ number: Int) -> Void) throws(PipelineError) {
        let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(path) }
        defer { if descriptor != STDIN_FILENO { close(descriptor) } }
        var lines = LineSplitter(limit: longestLine)
        var number = 0
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        func take(_ line: String) {
            number += 1
            body(line, number)
        }
        while true {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            if count < 0 {
                if errno == EINTR { continue }
                throw failure(path)
            }
            if count == 0 { break }
            lines.add(buffer[..<count], take)
        }
        lines.finish(take)
    }

    private static func failure(_ path: String) -> PipelineError {
        PipelineError(.badData, "cannot read \(path.safeForTerminal): \(DescriptorWriting.reason(errno))")
    }
}
