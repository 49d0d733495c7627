import ArgumentParser

/// `NAME:PARTITIONS` on the command line.
struct TopicArgument: ExpressibleByArgument, Sendable, Equatable {
    static let partitionRange: ClosedRange<Int32> = 1...1000

    var name: String
    var partitions: Int32

    init?(argument: String) {
        guard let colon = argument.lastIndex(of: ":"),
            let partitions = Int32(argument[argument.index(after: colon)...]),
            Self.partitionRange.contains(partitions)
        else { return nil }
        let name = String(argument[..<colon])
        guard (1...249).contains(name.utf8.count), name.allSatisfy(Self.isLegal) else { return nil }
        self.name = name
        self.partitions = partitions
    }

    /// The characters Kafka allows in a topic's name.
    private static func isLegal(_ character: Character) -> Bool {
        character.isASCII && (character.isLetter || character.isNumber || "._-".contains(character))
    }
}

extension TopicArgument {
    init(name: String, partitions: Int32) {
        self.name = name
        self.partitions = partitions
    }
}
