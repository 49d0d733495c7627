import FlameReport
import Glibc
import Pipeline

/// Reads a file of event lines piece by piece, so that its size does not matter.
enum EvidenceFile {
    /// A line longer than this is no event line.
    private static let longestLine = 64 * 1024 * 1024

    /// Reads a file, or standard input for `-`.
    ///
    /// - Throws: `PipelineError` with the exit code `badData` when the file cannot be read.
    static func read(_ path: String, into evidence: inout Evidence) throws(PipelineError) {
        let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(path) }
        defer { if descriptor != STDIN_FILENO { close(descriptor) } }
        var lines = LineSplitter(limit: longestLine)
        var number = 0
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            if count < 0 {
                if errno == EINTR { continue }
                throw failure(path)
            }
            if count == 0 { break }
            lines.add(buffer[..<count]) { line in
                number += 1
                evidence.read(line, from: "\(path):\(number)")
            }
        }
        lines.finish { line in
            evidence.read(line, from: "\(path):\(number + 1)")
        }
    }

    private static func failure(_ path: String) -> PipelineError {
        PipelineError(.badData, "cannot read \(path.safeForTerminal): \(DescriptorWriting.reason(errno))")
    }
}
