/// A kind of profile that a server holds.
public struct ProfileType: Hashable, Sendable {
    /// The whole name, as queries take it.
    public var id: ProfileTypeID
    /// The metric, such as `process_cpu`.
    public var name: String
    /// What the samples count, such as `cpu`.
    public var sampleType: String
    /// In what they count it, such as `nanoseconds`.
    public var sampleUnit: String
    /// What the sampling period counts; empty when the profiler did not say.
    public var periodType: String
    /// In what it counts it; empty when the profiler did not say.
    public var periodUnit: String
}

extension ProfileType: Decodable {
    private enum Name: String, CodingKey {
        case id = "ID"
        case name, sampleType, sampleUnit, periodType, periodUnit
    }

    /// Reads Pyroscope's `types.v1.ProfileType`.
    ///
    /// - Throws: `DecodingError` for another shape.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Name.self)
        guard let id = ProfileTypeID(rawValue: try container.text(.id)) else {
            throw DecodingError.dataCorruptedError(forKey: .id, in: container, debugDescription: "not a profile type")
        }
        self.id = id
        name = try container.text(.name)
        sampleType = try container.text(.sampleType)
        sampleUnit = try container.text(.sampleUnit)
        periodType = try container.text(.periodType)
        periodUnit = try container.text(.periodUnit)
    }
}
