import ProfileModel

/// Which of a sample's values are read, and what they mean.
struct PprofSampleTypes {
    /// The value that becomes the sample's.
    let value: Int
    /// The value that counts samples, if there is one.
    let count: Int?
    /// What is measured.
    let unit: Measurement.Unit
    /// How many of `unit` one of the value's own unit is.
    let factor: Int64
    /// How many values a sample has.
    let total: Int

    private struct SampleType {
        var type: String
        var unit: String
    }

    private static let nanoseconds: [String: Int64] = [
        "nanoseconds": 1, "microseconds": 1000, "milliseconds": 1_000_000, "seconds": 1_000_000_000,
    ]

    /// Chooses: the type that is asked for; else CPU time; else the file's default; else the last.
    init(
        _ tables: PprofTables,
        _ strings: PprofStrings,
        requested: String?
    ) throws(ProfileFormatError) {
        var types: [SampleType] = []
        for entry in tables.sampleTypes {
            let type = try strings.text(entry.message.type, offset: entry.offset)
            types.append(SampleType(type: type, unit: try strings.text(entry.message.unit, offset: entry.offset)))
        }
        guard let last = types.indices.last else {
            let kind: ProfileFormatError.Kind = tables.sampleCount > 0 ? .malformed : .empty
            throw ProfileFormatError(kind, "the profile does not say what was sampled")
        }
        let standard = tables.defaultSampleType
        let standardName = try strings.text(standard.value, offset: standard.offset ?? 0)
        if let requested {
            value = try Self.place(of: requested, types)
        } else {
            value =
                types.firstIndex { $0.type == "cpu" && Self.nanoseconds[$0.unit] != nil }
                ?? types.firstIndex { $0.type == standardName } ?? last
        }
        count = types.firstIndex { $0.type == "samples" && $0.unit == "count" }
        total = types.count
        let unitName = types[value].unit
        factor = Self.nanoseconds[unitName] ?? 1
        unit = Self.nanoseconds[unitName] != nil ? .nanoseconds : Measurement.Unit(rawValue: unitName)
    }

    private static func place(of requested: String, _ types: [SampleType]) throws(ProfileFormatError) -> Int {
        if let place = types.firstIndex(where: { $0.type == requested }) { return place }
        let names = types.map { $0.type.withoutControls }.joined(separator: ", ")
        throw ProfileFormatError(.empty, "the profile has no samples of \(requested.withoutControls), only of \(names)")
    }

    /// What is said in the unit of a type, in the profile's unit; `nil` when they do not agree.
    func converted(_ amount: Int64, unit name: String, offset: Int) throws(ProfileFormatError) -> Int64? {
        if let factor = Self.nanoseconds[name], unit == .nanoseconds { return try scale(amount, factor, offset) }
        return name == unit.rawValue ? amount : nil
    }

    @inline(__always)
    func scaled(_ amount: Int64, offset: Int) throws(ProfileFormatError) -> Int64 {
        factor == 1 ? amount : try scale(amount, factor, offset)
    }

    private func scale(_ amount: Int64, _ factor: Int64, _ offset: Int) throws(ProfileFormatError) -> Int64 {
        let (product, overflows) = amount.multipliedReportingOverflow(by: factor)
        guard !overflows else {
            throw ProfileFormatError(.malformed, "the profile has a time of more than 292 years", offset: offset)
        }
        return product
    }
}
