import FlameReport
import Foundation
import Pipeline

/// Run records in a file: event lines, records as JSON lines, or a log of containers with such lines in it.
struct RunRecordFile {
    private(set) var records: [RunRecord] = []

    /// Reads a file, or standard input for `-`.
    ///
    /// - Throws: `PipelineError` with the exit code `badData` when it cannot be read or holds no run record.
    static func read(_ path: String) throws(PipelineError) -> [RunRecord] {
        var file = RunRecordFile()
        try LineFile.read(path) { line, _ in file.read(line) }
        guard !file.records.isEmpty else {
            throw PipelineError(
                .badData,
                "\(path.safeForTerminal) holds no run record; give event lines or a log of the services"
            )
        }
        return file.records
    }

    /// Takes in a line; what is no record means nothing. Compose writes the container's name before each line.
    mutating func read(_ line: String) {
        guard let brace = line.firstIndex(of: "{") else { return }
        let json = line[brace...]
        if let event = try? EventLine(json: json) {
            if let record = event.record { records.append(record) }
        } else if let record = try? JSONDecoder().decode(RunRecord.self, from: Data(json.utf8)) {
            records.append(record)
        }
    }
}
