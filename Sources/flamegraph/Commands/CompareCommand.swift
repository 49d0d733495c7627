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

            Example: flamegraph compare serdes-json-producer serdes-avro-producer --pyroscope-server \
            http://127.0.0.1:4140 --from now-15m

            With --pyroscope-server, A and B are services whose profiles are in Pyroscope. Their messages and CPU times come \
            from the run records that they leave on a Kafka topic, or from --run-records; see docs/pyroscope.md. \
            Credentials: \(Setting.ofPyroscope.dropFirst().map(\.variable).joined(separator: ", ")) in the environment.

            Exit codes: 0 compared, 4 credentials refused, 11 a profile does not agree with the operating system's account, \
            15 the two cannot be compared, 64 wrong usage, 65 unreadable input, 69 Pyroscope or Kafka cannot be reached or has \
            no such profiles, 73 cannot write.
            """
    )

    @Argument(help: ArgumentHelp("The first profile: the baseline.", valueName: "a"))
    var a: String

    @Argument(help: ArgumentHelp("The second profile: what is judged.", valueName: "b"))
    var b: String

    @OptionGroup var comparison: ComparisonArguments

    @OptionGroup(title: "Services in Pyroscope")
    var pyroscope: PyroscopeArguments

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
        guard pyroscope.isAsked else { return }
        try PyroscopeArguments.validate(service: a)
        try PyroscopeArguments.validate(service: b)
    }

    func run() async throws {
        try await CommandEnd.run { () async throws(PipelineError) in
            let loaded = try await load()
            switch format {
            case .text: try StandardOutput.write(text(loaded))
            case .json:
                try StandardOutput.write(
                    try JSONText.make(
                        ComparisonDocument(loaded.result, unit: loaded.unit, rates: at, source: loaded.source)
                    )
                )
            }
            try outputs.write(loaded)
            return loaded.exitCode
        }
    }

    private func load() async throws(PipelineError) -> LoadedComparison {
        guard pyroscope.isAsked else { return try await LoadedComparison.load(a, b, comparison) }
        return try await PyroscopeComparison(pyroscope, comparison).load(a, b)
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
        return report.make() + (loaded.source?.text ?? "")
    }
}

extension FunctionOrder: ExpressibleByArgument {}
extension CostView: ExpressibleByArgument {}
