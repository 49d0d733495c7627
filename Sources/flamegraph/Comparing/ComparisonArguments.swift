import Analysis
import ArgumentParser
import FlameReport
import Foundation
import Pipeline
import ProfileModel
import Symbols
import Units

/// What `compare` and `gate` share: how two profiles are made comparable.
struct ComparisonArguments: ParsableArguments {
    @Option(
        name: .customLong("messages-a"),
        help: ArgumentHelp("Messages that A's profile stands for, where the file does not know.", valueName: "n")
    )
    var messagesOfA: Int64?

    @Option(
        name: .customLong("messages-b"),
        help: ArgumentHelp("Messages that B's profile stands for, where the file does not know.", valueName: "n")
    )
    var messagesOfB: Int64?

    @Option(
        help: ArgumentHelp(
            "Begins the trees at the outermost function that matches, so that different programs align.",
            valueName: "regex"
        )
    )
    var root: String?

    @Option(help: ArgumentHelp("Only stacks with a function that matches.", valueName: "regex"))
    var focus: String?

    @Option(help: ArgumentHelp("No stacks with a function that matches.", valueName: "regex"))
    var ignore: String?

    @Option(
        help: ArgumentHelp(
            "Rules for categories that go before the built-in ones; see docs/categories.md.",
            valueName: "file"
        )
    )
    var rules: String?

    /// How the two are compared.
    var comparison: ComparisonOptions {
        // The patterns were checked, so none of them fails here.
        func condition(_ pattern: String?) -> ((Frame) -> Bool)? {
            pattern.flatMap { try? FramePattern($0) }?.matcher()
        }
        return ComparisonOptions(root: condition(root), focus: condition(focus), ignore: condition(ignore))
    }

    /// The rules for categories: the user's before the built-in ones.
    ///
    /// - Throws: `PipelineError` when the file cannot be read or a rule in it is wrong.
    func categoryRules() throws(PipelineError) -> CategoryRules { try CategoryRules.reading(rules) }

    func validate() throws {
        for (name, count) in [("--messages-a", messagesOfA), ("--messages-b", messagesOfB)] {
            guard count ?? 1 > 0 else { throw ValidationError("\(name) must be at least 1") }
        }
        for (name, pattern) in [("--root", root), ("--focus", focus), ("--ignore", ignore)] {
            guard let pattern else { continue }
            do {
                _ = try FramePattern(pattern)
            } catch {
                throw ValidationError("\(name) is no regular expression: \(pattern)")
            }
        }
    }
}
