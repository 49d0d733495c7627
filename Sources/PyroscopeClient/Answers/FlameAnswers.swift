struct StacktracesAnswer: Decodable {
    /// `nil` when the server had nothing to look at.
    var flamegraph: FlameGraphAnswer?

    private enum Name: String, CodingKey { case flamegraph }

    init(from decoder: any Decoder) throws {
        flamegraph = try decoder.answer(Name.self).decodeIfPresent(FlameGraphAnswer.self, forKey: .flamegraph)
    }
}

/// A flame graph as Pyroscope encodes it, of one profile (`FlameGraph`) or two (`FlameGraphDiff`).
struct FlameGraphAnswer: Decodable {
    var names: [String]
    var levels: [[Int64]]
    var total: Int64
    var leftTicks: Int64
    var rightTicks: Int64

    private enum Name: String, CodingKey { case names, levels, total, maxSelf, leftTicks, rightTicks }

    init(from decoder: any Decoder) throws {
        let container = try decoder.answer(Name.self)
        let levels: [LevelAnswer] = try container.list(.levels)
        names = try container.list(.names)
        self.levels = levels.map(\.values)
        total = try container.integer(.total)
        leftTicks = try container.integer(.leftTicks)
        rightTicks = try container.integer(.rightTicks)
    }
}

private struct LevelAnswer: Decodable {
    var values: [Int64]

    private enum Name: String, CodingKey { case values }

    init(from decoder: any Decoder) throws {
        values = try decoder.answer(Name.self).decodeIfPresent(ProtoIntegers.self, forKey: .values)?.values ?? []
    }
}
