import Analysis
import ArgumentParser
import FlameReport
import Pipeline
import ProfileFormats
import ProfileModel

/// The files that a comparison can be written to.
struct ComparisonOutputs: ParsableArguments {
    @Option(help: ArgumentHelp("Also writes the report as one page, readable again as input.", valueName: "file"))
    var html: String?

    @Option(help: ArgumentHelp("Also writes the difference as a picture that needs no script.", valueName: "file"))
    var svg: String?

    @Option(
        help: ArgumentHelp(
            "Also writes both sides as one pprof profile, per million messages; the label side tells a from b.",
            valueName: "file"
        )
    )
    var pprof: String?

    @Option(
        help: ArgumentHelp(
            "Also writes folded stacks with two columns, A and B, in CPU nanoseconds per million messages.",
            valueName: "file"
        )
    )
    var folded: String?

    /// Writes what was asked for.
    ///
    /// - Throws: `PipelineError` with the exit code `cannotWrite`.
    func write(_ loaded: LoadedComparison) throws(PipelineError) {
        if let html { try AtomicFile.write(HTMLReport(Self.document(loaded)).text, to: html) }
        if let svg { try AtomicFile.write(Self.picture(loaded).make(), to: svg) }
        let difference = DifferenceProfiles(loaded.result.tree, unit: loaded.unit).labelledProfile()
        if let pprof { try AtomicFile.write(try PprofFile.bytes(of: difference), to: pprof) }
        if let folded { try AtomicFile.write(DifferenceFoldedText(loaded.result.tree).make(), to: folded) }
    }

    private static func picture(_ loaded: LoadedComparison) -> SVGDifferenceGraph {
        var picture = SVGDifferenceGraph(loaded.result)
        picture.unit = loaded.unit
        return picture
    }

    private static func document(_ loaded: LoadedComparison) -> ReportDocument {
        let names = (loaded.a.service.name, loaded.b.service.name)
        return ReportDocument(
            title: "\(names.1) against \(names.0)",
            command: "flamegraph compare",
            services: [loaded.a, loaded.b].map { .init(profile: $0.service, quality: $0.quality) },
            sections: [
                .init(
                    name: "comparison",
                    question: "What does a message cost in \(names.1), against \(names.0)?",
                    comparisons: [.init(title: "\(names.0) → \(names.1)", a: 0, b: 1, result: loaded.result)]
                )
            ]
        )
    }
}
