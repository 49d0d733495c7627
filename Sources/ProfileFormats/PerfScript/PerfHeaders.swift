import ProfileModel
import Units

/// Reads the first lines of samples: which are kept, and with what labels.
struct PerfHeaders {
    enum Content {
        case unreadable
        /// A record of perf's that tells nothing of samples, such as a program's start.
        case otherRecord
        case lost(PerfLost)
        case otherEvent
        case dropped
        case sample(PerfSampleHeader, Labels)
    }

    private let labels: PerfScriptReader.Labelling
    private var comms = ByteInterner()
    private var commNames: [String] = []
    private var events: PerfEvents

    init(_ options: PerfScriptReader.Options, _ labels: @escaping PerfScriptReader.Labelling) {
        self.labels = labels
        events = PerfEvents(requested: options.event)
    }

    var event: PerfEventName? { events.chosen }
    var otherEvents: [String: SampleCount] { events.others }

    mutating func read(_ parsed: PerfHeaderLine, of line: UnsafeRawBufferPointer) -> Content {
        let name = line.part(parsed.event)
        if name.starts(with: "PERF_RECORD_") { return readRecord(name, parsed, line) }
        guard let event = events.chosen(name) else { return .otherEvent }
        let header = header(parsed, of: line, event, lost: .zero)
        return labels(header).map { .sample(header, $0) } ?? .dropped
    }

    /// A line that tells of samples lost, or one of perf's other records.
    private mutating func readRecord(
        _ record: UnsafeRawBufferPointer,
        _ parsed: PerfHeaderLine,
        _ line: UnsafeRawBufferPointer
    ) -> Content {
        guard record.starts(with: "PERF_RECORD_LOST") else { return .otherRecord }
        guard let lost = PerfLost(record) else { return .unreadable }
        let header = header(parsed, of: line, PerfEventName(raw: ""), lost: lost.count)
        return .lost(labels(header) == nil ? lost.dropped : lost)
    }

    private mutating func header(
        _ parsed: PerfHeaderLine,
        of line: UnsafeRawBufferPointer,
        _ event: PerfEventName,
        lost: SampleCount
    ) -> PerfSampleHeader {
        PerfSampleHeader(
            comm: comm(line.part(parsed.comm)),
            pid: parsed.pid,
            tid: parsed.tid,
            cpu: parsed.cpu,
            time: parsed.time.map { Nanoseconds(rawValue: $0) },
            period: parsed.period,
            event: event,
            lost: lost
        )
    }

    private mutating func comm(_ bytes: UnsafeRawBufferPointer) -> String {
        let (number, isNew) = comms.intern(bytes)
        if isNew { commNames.append(bytes.text) }
        return commNames[number]
    }
}
