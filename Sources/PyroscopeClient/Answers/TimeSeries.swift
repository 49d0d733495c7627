public import ProfileModel

/// Values over time of a group of series.
public struct TimeSeries: Sendable, Equatable {
    /// What a point is of the values it covers.
    public enum Aggregation: String, Sendable, Encodable {
        /// Their sum.
        case sum = "TIME_SERIES_AGGREGATION_TYPE_SUM"
        /// Their mean per profile.
        case average = "TIME_SERIES_AGGREGATION_TYPE_AVERAGE"
    }

    /// A moment and a value.
    public struct Point: Sendable, Equatable {
        /// The end of the time it covers, in milliseconds since 1970.
        public var time: Int64
        /// The value, in the unit of the profile type; finite.
        public var value: Double
    }

    /// What the group has in common.
    public var labels: Labels
    /// The points, in the order of time; steps without a profile have none.
    public var points: [Point]
}

struct TimeSeriesAnswer: Decodable {
    var series: [TimeSeries]

    private enum Name: String, CodingKey { case series }

    init(from decoder: any Decoder) throws {
        series = try decoder.answer(Name.self).list(.series)
    }
}

extension TimeSeries: Decodable {
    private enum Name: String, CodingKey { case labels, points }

    /// Reads Pyroscope's `types.v1.Series`.
    ///
    /// - Throws: `DecodingError` for another shape.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.answer(Name.self)
        labels = Labels(pairs: try container.list(.labels))
        points = try container.list(.points)
    }
}

extension TimeSeries.Point: Decodable {
    private enum Name: String, CodingKey { case value, timestamp }

    /// Reads Pyroscope's `types.v1.Point`.
    ///
    /// - Throws: `DecodingError` for another shape, and for a value that is not finite.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.answer(Name.self)
        time = try container.integer(.timestamp)
        value = try container.decodeIfPresent(ProtoDouble.self, forKey: .value)?.value ?? 0
        guard value.isFinite else {
            throw DecodingError.dataCorruptedError(forKey: .value, in: container, debugDescription: "not finite")
        }
    }
}
