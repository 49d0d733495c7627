import Analysis

/// The data block of a report, as docs/report-format.md describes it: what the page draws and what is read back.
struct ReportData: Encodable {
    /// What the block calls itself.
    static let formatName = "swift-flamegraph report"
    /// Rises with every change that an older reader would misread.
    static let currentVersion = 1

    struct Section: Encodable {
        var name: String
        var question: String
    }

    var format = Self.formatName
    var version = Self.currentVersion
    var title: String
    var strings: [String]
    var frames: FrameData
    /// Per category: its name, as an index of `strings`.
    var categories: [Int]
    var services: [ServiceData]
    var sections: [Section]
    var comparisons: [ComparisonData]
}

/// What is read back of a data block: all but what was found, which is computed anew.
struct StoredReport: Decodable {
    var format: String
    var version: Int
    var strings: [String]
    var frames: FrameData
    var categories: [Int]
    var services: [ServiceData]
}

/// The different frames of all trees, a column per property; texts are indices of `strings`.
struct FrameData: Codable {
    var names = PackedIntegers()
    var fullNames = PackedIntegers()
    var modules = PackedIntegers()
    /// The raw value of `Frame.Kind`, plus `unnamed` where the profiler found no symbol.
    var kinds = PackedIntegers()

    /// Added to the kind of a frame without a symbol.
    static let unnamed = 4
}

/// A service with its call tree.
struct ServiceData: Codable {
    var name: String
    var scenario: String?
    var variant: String?
    var role: String?
    var measurement: MeasurementData
    var rounds: [ServiceProfile.Round]
    /// Per round: by what a value is multiplied so that the sum over the rounds is the mean cost per message.
    var weights: [Double]
    /// Whether that is a cost per message; else it is a mean per round, because the messages are not known.
    var isPerMessage: Bool
    var quality: ProfileQuality
    var tree: TreeData
}
