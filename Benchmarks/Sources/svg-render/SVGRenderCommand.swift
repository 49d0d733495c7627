import Analysis
import FlameReport
import Glibc
import ProfileModel
import Units

/// Reads a file of folded stacks, draws it as an SVG flame graph and prints how long that took as one line of JSON.
///
///     svg-render INPUT.folded OUTPUT.svg [REPEATS]
///
/// The first measurement is the cold one; `seconds` is the fastest, from the first byte read to the last byte drawn.
@main
struct SVGRenderCommand {
    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count >= 3, let repeats = arguments.count > 3 ? Int(arguments[3]) : 1, repeats > 0 else {
            print("usage: svg-render INPUT.folded OUTPUT.svg [REPEATS]")
            exit(64)
        }
        var fastest = Measurement(seconds: .infinity)
        var coldSeconds = 0.0
        for turn in 0..<repeats {
            let measurement = try measure(arguments[1], arguments[2])
            if turn == 0 { coldSeconds = measurement.seconds }
            if measurement.seconds < fastest.seconds { fastest = measurement }
        }
        print(
            """
            {"seconds": \(fastest.seconds), "readSeconds": \(fastest.readSeconds), "treeSeconds": \(fastest.treeSeconds), \
            "drawSeconds": \(fastest.drawSeconds), "coldSeconds": \(coldSeconds), "samples": \(fastest.samples), \
            "stacks": \(fastest.stacks), "nodes": \(fastest.nodes), "bytes": \(fastest.bytes)}
            """
        )
    }

    private struct Measurement {
        var seconds: Double
        var readSeconds = 0.0
        var treeSeconds = 0.0
        var drawSeconds = 0.0
        var samples: Int64 = 0
        var stacks = 0
        var nodes = 0
        var bytes = 0
    }

    private static func measure(_ input: String, _ output: String) throws -> Measurement {
        let start = ContinuousClock.now
        let profile = FoldedText.profile(of: try File.read(input))
        let read = ContinuousClock.now
        let tree = CallTree(profile)
        let merged = ContinuousClock.now
        let service = ServiceProfile(
            name: input,
            tree: tree,
            rounds: [.init(number: 1)],
            measurement: profile.measurement
        )
        let picture = SVGFlameGraph(service).make()
        let drawn = ContinuousClock.now
        try File.write(picture, to: output)
        return Measurement(
            seconds: Nanoseconds(ContinuousClock.now - start).seconds,
            readSeconds: Nanoseconds(read - start).seconds,
            treeSeconds: Nanoseconds(merged - read).seconds,
            drawSeconds: Nanoseconds(drawn - merged).seconds,
            samples: profile.sampleCount.rawValue,
            stacks: profile.samples.count,
            nodes: tree.count,
            bytes: picture.count
        )
    }
}
