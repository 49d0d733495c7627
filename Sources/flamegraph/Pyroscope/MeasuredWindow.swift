import FlameReport
import Pipeline
import PyroscopeClient
import Units

/// The time that two services are compared over, in slices that stand for rounds.
///
/// Slices are whole collect intervals long, so that each holds as many profiles as any other, and then a millisecond more
/// or less: of an odd number of milliseconds `QueryWindow` asks for each one, so that no profile is in two slices or in
/// none. Edges come a millisecond early, never late, because profiles are often stamped with whole seconds.
struct MeasuredWindow: Sendable, Equatable {
    /// In the order of time, without gaps; at least one.
    let slices: [TimeWindow]
    /// From the first slice's start to the last one's end.
    let whole: TimeWindow

    /// Fewer intervals than this are too few profiles for a slice of its own.
    static let shortestSlice: Int64 = 4
    /// More slices than this narrow the intervals hardly more.
    static let mostSlices: Int64 = 10

    /// Cuts a window into slices.
    ///
    /// - Parameters:
    ///   - window: What is asked for; what is left after the last slice is left out.
    ///   - interval: The profiler's collect interval, above 0.
    ///   - count: How many slices; `nil` for as many as are `shortestSlice` intervals long, at most `mostSlices`.
    /// - Throws: `PipelineError` with the exit code `usage` when the window is too short.
    init(_ window: TimeWindow, interval: Nanoseconds, slices count: Int?) throws(PipelineError) {
        let start = window.start.rawValue / Self.millisecond
        let intervalLength = max(1, interval.rawValue / Self.millisecond)
        let intervals = (window.end.rawValue / Self.millisecond - start) / intervalLength
        let number = count.map { Int64($0) } ?? max(1, min(Self.mostSlices, intervals / Self.shortestSlice))
        guard number <= intervals, number > 0 else {
            let length = Figures.span(nanoseconds: window.duration.rawValue)
            let need = Figures.span(nanoseconds: max(1, number) * interval.rawValue)
            throw PipelineError(
                .usage,
                "the window of \(length) is too short for \(max(1, number)) collect intervals (\(need)); "
                    + "give an earlier --from, or fewer --slices"
            )
        }
        let length = intervals / number * intervalLength
        var edge = start
        var slices: [TimeWindow] = []
        for place in 0..<number {
            let end = edge + (length % 2 == 1 ? length : place % 2 == 0 ? length - 1 : length + 1)
            slices.append(try Self.window(from: edge, until: end))
            edge = end
        }
        self.slices = slices
        whole = try Self.window(from: start, until: edge)
    }

    /// A window in one piece, as it stands: for counts that are known for the whole of it alone.
    init(undivided window: TimeWindow) {
        slices = [window]
        whole = window
    }

    private static let millisecond: Int64 = 1_000_000

    private static func window(from start: Int64, until end: Int64) throws(PipelineError) -> TimeWindow {
        do {
            return try TimeWindow(start: .milliseconds(start), end: .milliseconds(end))
        } catch {
            throw PipelineError(pyroscope: error)
        }
    }
}
