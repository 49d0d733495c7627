import Pipeline

/// Reads a file of event lines piece by piece, so that its size does not matter.
enum EvidenceFile {
    /// Reads a file, or standard input for `-`.
    ///
    /// - Throws: `PipelineError` with the exit code `badData` when the file cannot be read.
    static func read(_ path: String, into evidence: inout Evidence) throws(PipelineError) {
        try LineFile.read(path) { line, number in evidence.read(line, from: "\(path):\(number)") }
    }
}
