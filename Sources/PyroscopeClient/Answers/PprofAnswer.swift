/// A `google.v1.Profile` in protobuf's JSON: pprof's tables, in which everything refers to everything by number.
struct PprofAnswer: Decodable {
    var sampleType: [ValueType]
    var sample: [Sample]
    var mapping: [Mapping]
    var location: [Location]
    var function: [Function]
    var stringTable: [String]

    private enum Name: String, CodingKey {
        case sampleType, sample, mapping, location, function, stringTable
        // Told by the server and not used: they are made up. See `PprofReader`.
        case dropFrames, keepFrames, timeNanos, durationNanos, periodType, period, comment, defaultSampleType
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.answer(Name.self)
        sampleType = try container.list(.sampleType)
        sample = try container.list(.sample)
        mapping = try container.list(.mapping)
        location = try container.list(.location)
        function = try container.list(.function)
        stringTable = try container.list(.stringTable)
    }

    struct ValueType: Decodable {
        var type: Int64
        var unit: Int64

        private enum Name: String, CodingKey { case type, unit }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Name.self)
            type = try container.integer(.type)
            unit = try container.integer(.unit)
        }
    }

    struct Sample: Decodable {
        /// The innermost first.
        var locationId: [UInt64]
        var value: [Int64]

        private enum Name: String, CodingKey { case locationId, value }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Name.self)
            let ids: [ProtoUnsigned] = try container.list(.locationId)
            locationId = ids.map(\.value)
            value = try container.decodeIfPresent(ProtoIntegers.self, forKey: .value)?.values ?? []
        }
    }

    struct Mapping: Decodable {
        var id: UInt64
        var filename: Int64
        var buildId: Int64

        private enum Name: String, CodingKey { case id, filename, buildId }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Name.self)
            id = try container.unsigned(.id)
            filename = try container.integer(.filename)
            buildId = try container.integer(.buildId)
        }
    }

    struct Location: Decodable {
        var id: UInt64
        var mappingId: UInt64
        /// Functions at the location, the innermost of inlined ones first.
        var line: [Line]

        private enum Name: String, CodingKey { case id, mappingId, line }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Name.self)
            id = try container.unsigned(.id)
            mappingId = try container.unsigned(.mappingId)
            line = try container.list(.line)
        }
    }

    struct Line: Decodable {
        var functionId: UInt64

        private enum Name: String, CodingKey { case functionId }

        init(from decoder: any Decoder) throws {
            functionId = try decoder.container(keyedBy: Name.self).unsigned(.functionId)
        }
    }

    struct Function: Decodable {
        var id: UInt64
        var name: Int64
        var systemName: Int64

        private enum Name: String, CodingKey { case id, name, systemName }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Name.self)
            id = try container.unsigned(.id)
            name = try container.integer(.name)
            systemName = try container.integer(.systemName)
        }
    }
}
