import ProfileModel
import Units

/// Makes a profile of the lines of a text.
struct PerfSamples {
    private enum State {
        /// Between samples.
        case idle
        /// Within the stack of a sample that is kept.
        case keeping(labels: LabelsID, value: Int64)
        /// Within the stack of a sample that is left out.
        case skipping
    }

    private var profile = Profile(measurement: Measurement(unit: .count))
    private var statistics = PerfScriptStatistics()
    private var measure = PerfMeasure()
    private var frames = PerfFrames()
    private var stacks = StackPath()
    private var sums = SampleSums()
    private var headers: PerfHeaders
    private var state = State.idle
    /// Whether the last line of the stack says that perf could not follow it further.
    private var endsInMarker = false

    init(_ options: PerfScriptReader.Options, _ labels: @escaping PerfScriptReader.Labelling) {
        headers = PerfHeaders(options, labels)
    }

    @inline(__always)
    mutating func take(_ line: UnsafeRawBufferPointer, _ number: Int) {
        guard let first = line.first else { return endSample() }
        if first.isBlank {
            takeIndented(line, number)
        } else {
            takeHeader(line, number)
        }
    }

    mutating func takeUnreadable(_ number: Int) {
        statistics.unreadable.add(number)
    }

    @inline(__always)
    private mutating func takeIndented(_ line: UnsafeRawBufferPointer, _ number: Int) {
        if case .skipping = state {
            // Headers are indented too when samples have no callers; a stack's line never has their form.
            if PerfStackLine(line) != nil { return }
        } else if case .keeping = state, let stackLine = PerfStackLine(line), append(stackLine) {
            return
        }
        takeUnlikely(line, number)
    }

    /// An indented line that is none of a stack.
    private mutating func takeUnlikely(_ line: UnsafeRawBufferPointer, _ number: Int) {
        if line.allSatisfy({ $0.isBlank }) { return endSample() }
        if PerfHeaderLine(line) != nil { return takeHeader(line, number) }
        statistics.unreadable.add(number)
    }

    @inline(__always)
    private mutating func append(_ line: PerfStackLine) -> Bool {
        if endsInMarker {
            // What looks like the end of the stack is not: a frame follows.
            frames.appendUnknown(to: &profile)
            endsInMarker = false
        }
        if line.isMarker {
            endsInMarker = true
            return true
        }
        return frames.append(line.text, to: &profile)
    }

    private mutating func takeHeader(_ line: UnsafeRawBufferPointer, _ number: Int) {
        endSample()
        guard let parsed = PerfHeaderLine(line) else {
            // perf script --header begins with lines of this form.
            if line.first != 0x23 { statistics.unreadable.add(number) }
            return
        }
        switch headers.read(parsed, of: line) {
        case .unreadable: statistics.unreadable.add(number)
        case .otherRecord: break
        case .lost(let lost): lost.add(to: &statistics)
        case .otherEvent: state = .skipping
        case .dropped:
            statistics.dropped = statistics.dropped + 1
            state = .skipping
        case .sample(let header, let labels):
            guard let value = measure.value(of: header) else { return statistics.unreadable.add(number) }
            begin(header, labels, value)
        }
        takeRest(line.part(parsed.rest), number)
    }

    private mutating func begin(_ header: PerfSampleHeader, _ labels: Labels, _ value: Int64) {
        if let time = header.time { statistics.note(time) }
        frames.begin()
        endsInMarker = false
        state = .keeping(labels: profile.labels.intern(labels), value: value)
    }

    /// The only frame of a sample without callers, which stands behind the event. No lines of a stack follow it.
    private mutating func takeRest(_ rest: UnsafeRawBufferPointer, _ number: Int) {
        guard !rest.isEmpty else { return }
        if case .keeping = state {
            let line = PerfStackLine(rest)
            if !(line.map { append($0) } ?? false) { statistics.unreadable.add(number) }
        }
        endSample()
    }

    private mutating func endSample() {
        defer { state = .idle }
        guard case .keeping(let labels, let value) = state else { return }
        if endsInMarker { statistics.truncated = statistics.truncated + 1 }
        frames.end(&profile)
        if frames.stack.isEmpty {
            statistics.withoutStack = statistics.withoutStack + 1
            frames.appendUnknown(to: &profile)
        }
        let stack = stacks.intern(frames.stack, in: &profile.stacks)
        sums.add(stack, labels, count: 1, value: value)
        statistics.kept = statistics.kept + 1
    }

    /// The profile of all lines.
    mutating func finish() throws(ProfileFormatError) -> PerfScriptReader.Result {
        endSample()
        statistics.otherEvents = headers.otherEvents
        statistics.settleLost()
        try check()
        profile.samples = sums.samples
        profile.measurement = measure.measurement(of: profile, headers.event, lost: statistics.lost)
        return PerfScriptReader.Result(profile: profile, statistics: statistics)
    }

    private func check() throws(ProfileFormatError) {
        let seen = statistics.kept + statistics.dropped + statistics.lost + statistics.lostDropped
        guard seen == .zero else { return }
        if !statistics.otherEvents.isEmpty {
            let names = statistics.otherEvents.keys.sorted().map(\.withoutControls).joined(separator: ", ")
            throw ProfileFormatError(.empty, "there are no samples of the event, only of \(names)")
        }
        guard let first = statistics.unreadable.first else {
            throw ProfileFormatError(.empty, "there are no samples in the text of perf script")
        }
        throw ProfileFormatError(.malformed, "this is no text of perf script", line: first)
    }
}
