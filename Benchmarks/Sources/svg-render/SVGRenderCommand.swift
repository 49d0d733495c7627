import Analysis
import FlameReport
import Glibc
import ProfileFormats
import ProfileModel
import Units

/// Reads a file of folded stacks, draws it as an SVG flame graph and prints how long that took as one line of JSON.
///
///     svg-render INPUT.folded OUTPUT.svg [REPEATS]
///
/// Times are those of the fastest turn, from opening the input to closing the output, as a program that draws one picture
/// has them; `coldSeconds` is the first turn's.
@main
struct SVGRenderCommand {
    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count >= 3, let repeats = arguments.count > 3 ? Int(arguments[3]) : 1, repeats > 0 else {
            print("usage: svg-render INPUT.folded OUTPUT.svg [REPEATS]")
            exit(64)
        }
        let turns = try (0..<repeats).map { _ in try Turn(arguments[1], arguments[2]) }
        guard let fastest = turns.min(by: { $0.seconds < $1.seconds }) else { return }
        print(
            """
            {"seconds": \(fastest.seconds), "readSeconds": \(fastest.readSeconds), \
            "treeSeconds": \(fastest.treeSeconds), "drawSeconds": \(fastest.drawSeconds), \
            "coldSeconds": \(turns[0].seconds), "samples": \(fastest.samples), "nodes": \(fastest.nodes), \
            "bytes": \(fastest.bytes)}
            """
        )
    }
}

/// One picture drawn, and how long it took.
private struct Turn {
    var seconds: Double
    var readSeconds: Double
    var treeSeconds: Double
    var drawSeconds: Double
    var samples: Int64
    var nodes: Int
    var bytes: Int

    init(_ input: String, _ output: String) throws {
        let start = ContinuousClock.now
        let profile = try File.profile(input)
        let read = ContinuousClock.now
        let service = ServiceProfile(
            name: input,
            tree: CallTree(profile),
            rounds: [.init(number: 1)],
            measurement: profile.measurement
        )
        let merged = ContinuousClock.now
        let picture = SVGFlameGraph(service).make()
        let drawn = ContinuousClock.now
        try File.write(picture, to: output)
        seconds = Nanoseconds(ContinuousClock.now - start).seconds
        readSeconds = Nanoseconds(read - start).seconds
        treeSeconds = Nanoseconds(merged - read).seconds
        drawSeconds = Nanoseconds(drawn - merged).seconds
        samples = profile.sampleCount.rawValue
        nodes = service.tree.count
        bytes = picture.count
    }
}
