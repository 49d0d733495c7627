import ProfileModel

struct ProfileTypesAnswer: Decodable {
    var types: [ProfileType]

    private enum Name: String, CodingKey { case profileTypes }

    init(from decoder: any Decoder) throws {
        types = try decoder.answer(Name.self).list(.profileTypes)
    }
}

struct NamesAnswer: Decodable {
    var names: [String]

    private enum Name: String, CodingKey { case names }

    init(from decoder: any Decoder) throws {
        names = try decoder.answer(Name.self).list(.names)
    }
}

struct SeriesAnswer: Decodable {
    var sets: [Labels]

    private enum Name: String, CodingKey { case labelsSet }

    init(from decoder: any Decoder) throws {
        let sets: [LabelsAnswer] = try decoder.answer(Name.self).list(.labelsSet)
        self.sets = sets.map(\.labels)
    }
}

/// An object with `labels`, as series have them.
struct LabelsAnswer: Decodable {
    var labels: Labels

    private enum Name: String, CodingKey { case labels }

    init(from decoder: any Decoder) throws {
        labels = Labels(pairs: try decoder.answer(Name.self).list(.labels))
    }
}

struct LabelPairAnswer: Decodable {
    var name: String
    var value: String

    private enum Name: String, CodingKey { case name, value }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Name.self)
        name = try container.text(.name)
        value = try container.text(.value)
    }
}

extension Labels {
    init(pairs: [LabelPairAnswer]) {
        self.init(Dictionary(pairs.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first }))
    }
}
