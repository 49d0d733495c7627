import Analysis
import FlameReport
import Pipeline
import ProfileModel
import Units

/// Two profiles, read and compared.
struct LoadedComparison {
    var a: NamedProfile
    var b: NamedProfile
    var result: ProfileComparison
    /// Where the profiles come from; `nil` for files.
    var source: SourceDocument?

    /// Reads and compares two profiles.
    ///
    /// - Throws: `PipelineError`: what cannot be read, or `incomparable` when the two were measured in different ways.
    static func load(
        _ sourceOfA: String,
        _ sourceOfB: String,
        _ arguments: ComparisonArguments
    ) async throws(PipelineError) -> LoadedComparison {
        let rules = try arguments.categoryRules()
        var loader = ProfileLoader(preparation: ProfilePreparation(rules: rules))
        let messages = (a: arguments.messagesOfA, b: arguments.messagesOfB)
        let a = try await loader.load(ProfileSource(sourceOfA), messages: messages.a.map(MessageCount.init(rawValue:)))
        let b = try await loader.load(ProfileSource(sourceOfB), messages: messages.b.map(MessageCount.init(rawValue:)))
        let result = try a.comparison(with: b, options: arguments.comparison)
        return LoadedComparison(a: a, b: b, result: result)
    }

    /// In what costs are measured: the same on both sides, or they could not be compared.
    var unit: Measurement.Unit { a.service.measurement.unit }

    /// The exit code that the profiles' quality calls for.
    var exitCode: Pipeline.ExitCode {
        let isTrustworthy = [a, b].allSatisfy { $0.quality.reconciliation?.isTrustworthy ?? true }
        return isTrustworthy ? .success : .notTrustworthy
    }
}
