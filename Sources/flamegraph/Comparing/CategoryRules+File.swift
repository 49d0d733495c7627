import FlameReport
import Foundation
import Pipeline
import Symbols

extension CategoryRules {
    /// The rules of a file before the built-in ones, or the built-in ones alone.
    ///
    /// - Throws: `PipelineError` with the exit code `usage` when the file cannot be read or a rule in it is wrong.
    static func reading(_ path: String?) throws(PipelineError) -> CategoryRules {
        guard let path else { return .standard }
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw PipelineError(.usage, "--rules: cannot read \(path.safeForTerminal) as text")
        }
        do {
            return try CategoryRules(parsing: text).followed(by: .standard)
        } catch {
            throw PipelineError(.usage, "--rules: \(path.safeForTerminal), \(error.description.safeForTerminal)")
        }
    }
}
