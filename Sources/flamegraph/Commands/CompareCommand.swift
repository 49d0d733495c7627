import Analysis
public import ArgumentParser
public import FlameReport
import Pipeline
import ProfileModel

/// Compares two services' profiles by cost per message.
struct CompareCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Compares two profiles by CPU time per message, function by function, with the doubt stated.",
        discussion: """
            Example: flamegraph compare results/RUN#serdes-json-producer results/RUN#serdes-avro-producer
            Example: flamegraph compare old.pb.gz new.pb.gz --messages-a 100000 --messages-b 80000 --html diff.html

            A profile is a service of a run (RUN-FOLDER#SERVICE), a pprof file, folded stacks, perf's own file, what perf \
            script prints, or a report of an earlier run or comparison (report.html#SERVICE). A folded file with two columns \
            holds two: FILE#before and FILE#after. B is judged against A.

            Exit codes: 0 compared, 11 a profile does not agree with the operating system's account, 15 the two cannot be \
            compared, 64 wrong usage, 65 unreadable input, 73 cannot write.
            """
    )

    @Argument(help: ArgumentHelp("The first profile: the baseline.", valueName: "a"))
    var a: String

    @Argument(help: ArgumentHelp("The second profile: what is judged.", valueName: "b"))
    var b: String

    @OptionGroup var comparison: ComparisonArguments

    @Option(help: "Order of the functions: delta, a, b, relative, name, own.")
    var sort: FunctionOrder = .delta

    @Option(help: "How many functions the table shows; 0 for all.")
    var top = 20

    @Option(help: "The functions' cost: total, with all they call, or own.")
    var cost: CostView = .total

    @Option(help: "Memory management and other helpers in the table of categories: own, or given to their caller.")
    var helpers = HelperView.own

    /// Where the cost of memory management and other helpers stands.
    enum HelperView: String, ExpressibleByArgument, CaseIterable, Sendable {
        case own
        case caller
    }

    @Option(
        help: ArgumentHelp(
            "Also shows the cores it takes at so many messages per second; repeatable.",
            valueName: "rate"
        )
    )
    var at: [Double] = []

    @Option(help: "text: tables for people; json: everything, for programs.")
    var format: OutputFormat = .text

    @OptionGroup var outputs: ComparisonOutputs

    func validate() throws {
        guard top >= 0 else { throw ValidationError("--top must not be negative") }
        guard at.allSatisfy({ $0 > 0 && $0.isFinite }) else { throw ValidationError("--at must be above 0") }
    }

    func run() async throws {
        try await CommandEnd.run { () async throws(PipelineError) in
            let loaded = try await LoadedComparison.load(a, b, comparison)
            switch format {
            case .text: try StandardOutput.write(text(loaded))
            case .json:
                try StandardOutput.write(
                    try JSONText.make(ComparisonDocument(loaded.result, unit: loaded.unit, rates: at))
                )
            }
            try outputs.write(loaded)
            return loaded.exitCode
        }
    }

    private func text(_ loaded: LoadedComparison) -> String {
        var result = loaded.result
        if helpers == .caller { result.categories = result.callerCategories }
        var report = ComparisonReport(result)
        report.unit = loaded.unit
        report.style = Style(isColored: StandardOutput.allowsColor)
        report.width = StandardOutput.width
        report.top = top == 0 ? nil : top
        report.order = sort
        report.view = cost
        report.rates = at
        return report.make()
    }
}

extension FunctionOrder: ExpressibleByArgument {}
extension CostView: ExpressibleByArgument {}
