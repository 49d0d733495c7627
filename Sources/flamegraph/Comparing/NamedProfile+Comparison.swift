import Analysis
import Pipeline

extension NamedProfile {
    /// Compares another profile, B, with this one, A.
    ///
    /// - Throws: `PipelineError` with the exit code `incomparable` when the two were measured in different ways.
    func comparison(
        with b: NamedProfile,
        options: ComparisonOptions = ComparisonOptions()
    ) throws(PipelineError) -> ProfileComparison {
        do {
            return try ProfileComparison.compare(
                a: service,
                b: b.service,
                qualityOfA: quality,
                qualityOfB: b.quality,
                options: options
            )
        } catch {
            throw PipelineError(.incomparable, error.description.split(separator: "\n").joined(separator: " "))
        }
    }
}
