import Units

/// Divides a pprof into profiles that a server takes, each with the samples' own part of the tables.
///
/// Strings keep their places: the table of each part is as long as the whole one, with empty strings where a part needs
/// none. Numbers of functions and locations stay as they are.
struct PprofDivider {
    /// One profile to push.
    struct Part {
        var bytes: [UInt8]
        var sampleCount: Int
    }

    /// All of them.
    struct Division {
        var parts: [Part] = []
        /// How many samples are deeper than the server keeps.
        var deepSamples = 0
    }

    private let tables: PprofTables
    private let limits: PushLimits
    private let byteLimit: Int
    private var selection: PprofSelection
    private var division = Division()

    /// Divides a profile.
    ///
    /// - Parameters:
    ///   - bytes: The pprof, not compressed.
    ///   - limits: The server's limits.
    ///   - labelBytes: What the labels of the series take of the limit.
    /// - Returns: The parts.
    /// - Throws: `PyroscopeError` with `profile` for what cannot be pushed even in parts.
    static func divide(
        _ bytes: [UInt8],
        limits: PushLimits,
        labelBytes: Int
    ) throws(PyroscopeError) -> Division {
        guard !bytes.starts(with: [0x1F, 0x8B]) else {
            throw refused("the profile is compressed", "give the pprof's own bytes, which may have to be divided")
        }
        let tables: PprofTables
        do {
            tables = try PprofTables(bytes)
        } catch {
            throw malformed(error)
        }
        guard tables.time > 0 else {
            throw refused("the profile has no time", "write it with time_nanos, the end of the measurement")
        }
        guard !tables.samples.isEmpty else { throw refused("the profile has no samples", "there is nothing to push") }
        var divider = PprofDivider(tables, limits, labelBytes)
        try divider.run()
        return divider.division
    }

    private init(_ tables: PprofTables, _ limits: PushLimits, _ labelBytes: Int) {
        self.tables = tables
        self.limits = limits
        byteLimit = Int(clamping: limits.maximumBytes.rawValue) - labelBytes
        selection = PprofSelection(tables)
    }

    private mutating func run() throws(PyroscopeError) {
        for (record, content) in tables.samples {
            let sample = try sample(record, content)
            if selection.sampleCount < limits.maximumSamples, selection.add(sample, limit: byteLimit) { continue }
            finishPart()
            guard selection.add(sample, limit: byteLimit) else {
                throw Self.refused(
                    "a sample and what belongs to it are larger than \(limits.maximumBytes)",
                    "raise -distributor.ingestion-burst-size-mb on the server, and the push limits with it"
                )
            }
        }
        finishPart()
        // What fits as a whole is sent as it came.
        if division.parts.count == 1, tables.bytes.count <= byteLimit { division.parts[0].bytes = tables.bytes }
    }

    private mutating func finishPart() {
        guard selection.sampleCount > 0 else { return }
        // The server takes two profiles of the same series and the same millisecond for one that came twice.
        let time = tables.time - Int64(division.parts.count) * 1_000_000
        division.parts.append(Part(bytes: selection.bytes(time: time), sampleCount: selection.sampleCount))
        selection = PprofSelection(tables)
    }

    private mutating func sample(
        _ record: Range<Int>,
        _ content: Range<Int>
    ) throws(PyroscopeError) -> PprofSelection.Sample {
        let sample: PprofSelection.Sample
        let labelCount: Int
        do {
            (sample, labelCount) = try tables.sample(record, content)
        } catch {
            throw Self.malformed(error)
        }
        guard labelCount <= limits.maximumSampleLabels else {
            throw Self.refused(
                "a sample has \(labelCount) labels, more than the server's \(limits.maximumSampleLabels)",
                "write the profile with fewer labels"
            )
        }
        if sample.locations.count > limits.maximumDepth { division.deepSamples += 1 }
        return sample
    }

    private static func malformed(_ fault: WireReader.Fault) -> PyroscopeError {
        refused("the profile is no pprof: \(fault.problem) (byte \(fault.offset))", "write it anew")
    }

    private static func refused(_ reason: String, _ advice: String) -> PyroscopeError {
        PyroscopeError(.profile, reason: reason, advice: advice)
    }
}
