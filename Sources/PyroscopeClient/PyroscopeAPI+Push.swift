private import Foundation

extension PyroscopeAPI {
    /// Stores a pprof, in parts where it is larger than the server takes at a time.
    ///
    /// The parts are stamped a millisecond apart, backwards from the profile's own time, because the server drops a second
    /// profile of the same series and millisecond. The server makes a series of its own of each different set of the
    /// samples' text labels, and drops their numbers.
    ///
    /// - Parameters:
    ///   - pprof: The bytes of the profile, not compressed, with `time_nanos`: by default the server takes what is at most an
    ///     hour old and at most ten minutes ahead.
    ///   - series: What it is found by.
    ///   - limits: What the server takes.
    /// - Returns: What was stored.
    /// - Throws: `PyroscopeError`: `profile` for what cannot be pushed; `refused`, and what every request can throw. When some
    ///   parts were stored before one failed, the advice says so: pushing again would count them twice.
    @discardableResult
    public func push(
        pprof: [UInt8],
        as series: SeriesLabels,
        limits: PushLimits = PushLimits()
    ) throws(PyroscopeError) -> PushReport {
        let division = try PprofDivider.divide(pprof, limits: limits, labelBytes: series.byteCount)
        var report = PushReport(deepSamples: division.deepSamples)
        for part in division.parts {
            let raw = RawSampleMessage(rawProfile: Data(part.bytes).base64EncodedString(), ID: UUID().uuidString)
            let message = PushMessage(series: [RawSeriesMessage(labels: series.pairs, samples: [raw])])
            do {
                _ = try runner.call(
                    "push.v1.PusherService/Push",
                    message,
                    answer: PushAnswer.self,
                    isRepeatable: false
                )
            } catch {
                throw Self.failure(error, report, of: division.parts.count)
            }
            report.parts += 1
            report.samples += part.sampleCount
            report.bytes += part.bytes.count
        }
        return report
    }

    private static func failure(_ error: PyroscopeError, _ report: PushReport, of count: Int) -> PyroscopeError {
        var error = error
        if report.parts > 0 {
            error.advice += "; \(report.parts) of \(count) parts are stored, pushing them again counts them twice"
        }
        if error.mayHaveActed, error.isRetriable {
            error.advice += "; the part may be stored all the same, so look before pushing it again"
        }
        return error
    }
}

/// What a push stored.
public struct PushReport: Hashable, Sendable {
    /// Into how many profiles it was divided.
    public var parts = 0
    /// How many samples they have together.
    public var samples = 0
    /// How many bytes they have together, uncompressed.
    public var bytes = 0
    /// Samples with stacks deeper than the server keeps: it cuts off their innermost frames, so that their time shows under a
    /// caller.
    public var deepSamples = 0
}

private struct PushMessage: Encodable {
    var series: [RawSeriesMessage]
}

private struct RawSeriesMessage: Encodable {
    var labels: [SeriesLabels.Pair]
    var samples: [RawSampleMessage]
}

private struct RawSampleMessage: Encodable {
    var rawProfile: String
    // Spelled as in the interface's own definition.
    var ID: String
}

/// An empty object.
private struct PushAnswer: Decodable {
    private enum Name: CodingKey {}

    init(from decoder: any Decoder) throws {
        _ = try decoder.answer(Name.self)
    }
}
