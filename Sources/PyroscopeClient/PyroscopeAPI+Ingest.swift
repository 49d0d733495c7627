import HTTPClient
public import ProfileModel
import Units

extension PyroscopeAPI {
    /// Stores folded stacks through the older interface, as `process_cpu:cpu:nanoseconds:cpu:nanoseconds`.
    ///
    /// - Parameters:
    ///   - folded: Lines of frames with `;` between them, the outermost first, a space, and CPU time in nanoseconds.
    ///   - service: The service; it becomes `service_name`.
    ///   - labels: Further labels.
    ///   - time: The time of the measurement; the server stamps the profile with its start.
    /// - Throws: `PyroscopeError`: `configuration` for a service or label that this interface cannot carry, `profile` for a
    ///   line that it would misread, and what every request can throw.
    public func ingest(
        folded: [UInt8],
        service: String,
        labels: Labels = Labels(),
        time: TimeWindow
    ) throws(PyroscopeError) {
        try Self.check(folded)
        let items = [
            (name: "name", value: try IngestName.text(service: service, labels: labels)),
            (name: "from", value: String(time.start.rawValue / 1_000_000)),
            (name: "until", value: String(time.end.rawValue / 1_000_000)),
            (name: "format", value: "folded"),
            // One sample each nanosecond: the server then takes the values as they are.
            (name: "sampleRate", value: "1000000000"),
            (name: "spyName", value: "swift-flamegraph"),
            (name: "units", value: "samples"),
            (name: "aggregationType", value: "sum"),
        ]
        let plan = HTTPRequestPlan(
            path: "/ingest?" + QueryString.encode(items),
            body: folded,
            contentType: "text/plain",
            isRepeatable: false
        )
        _ = try runner.run(plan)
    }

    /// The server stops at a line of 64 KiB without a word, and misreads one without a number at its end.
    private static func check(_ folded: [UInt8]) throws(PyroscopeError) {
        var number = 0
        for line in folded.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            number += 1
            guard !line.isEmpty else { continue }
            guard line.count < 64 * 1024 else { throw bad(line: number, "is longer than 64 KiB") }
            let space = line.lastIndex(of: UInt8(ascii: " ")) ?? line.startIndex
            let count = Int64(String(decoding: line[space...].dropFirst(), as: UTF8.self)) ?? 0
            guard space > line.startIndex, count > 0 else { throw bad(line: number, "has no stack and count") }
        }
        guard folded.contains(where: { $0 != UInt8(ascii: "\n") }) else {
            throw PyroscopeError(.profile, reason: "there are no stacks", advice: "there is nothing to store")
        }
    }

    private static func bad(line: Int, _ problem: String) -> PyroscopeError {
        PyroscopeError(.profile, reason: "line \(line) \(problem)", advice: "push a pprof instead")
    }
}

/// The name that `/ingest` takes: a service, and labels in braces without quotes.
enum IngestName {
    static func text(service: String, labels: Labels) throws(PyroscopeError) -> String {
        // A dot would begin a profile type, and other characters are refused or part of the notation.
        guard !service.isEmpty, service.utf8.allSatisfy({ isPlain($0) }) else {
            throw refused("the service \(OneLine.text(service, limit: 60))")
        }
        var parts: [String] = []
        for (name, value) in labels.values.sorted(by: { $0.key < $1.key }) where !value.isEmpty {
            let isCarried = !value.contains { ",}".contains($0) } && !OneLine.hasControls(value)
            guard LabelName.isValid(name), !name.hasPrefix("__"), isCarried, value.first != " ", value.last != " "
            else {
                throw refused("the label \(OneLine.text(name, limit: 60))")
            }
            parts.append("\(name)=\(value)")
        }
        return "\(service){\(parts.joined(separator: ","))}"
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"): true
        default: "-_/".utf8.contains(byte)
        }
    }

    private static func refused(_ what: String) -> PyroscopeError {
        PyroscopeError(
            .configuration,
            reason: "/ingest cannot carry \(what)",
            advice: "push a pprof instead, whose labels may be any text"
        )
    }
}
