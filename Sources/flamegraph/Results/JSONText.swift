import Foundation
import Pipeline

/// JSON in one form: indented, keys sorted, so that the same content gives the same bytes.
enum JSONText {
    /// The value as JSON with a line end.
    ///
    /// - Throws: `PipelineError` with the exit code `software` when a value has no form in JSON.
    static func make(_ value: some Encodable) throws(PipelineError) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        do {
            return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
        } catch {
            throw PipelineError(.software, "a result has no form in JSON: \(type(of: error))")
        }
    }
}
