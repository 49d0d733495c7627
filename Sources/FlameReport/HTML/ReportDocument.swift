public import Analysis

/// Everything that an HTML report shows: what was measured, and what the comparisons found.
public struct ReportDocument: Sendable {
    /// A service with its place in the run.
    public struct Service: Sendable {
        /// The service's profile. Where two services are compared with their roots cut off, these are the cut trees: the
        /// page merges them itself.
        public var profile: ServiceProfile
        /// How far the profile can be trusted.
        public var quality: ProfileQuality
        /// The scenario's name; `nil` for a file.
        public var scenario: String?
        /// The variant's name; `nil` for a file.
        public var variant: String?
        /// producer, processor or consumer; `nil` for a file.
        public var role: String?

        /// Describes a service.
        public init(
            profile: ServiceProfile,
            quality: ProfileQuality,
            scenario: String? = nil,
            variant: String? = nil,
            role: String? = nil
        ) {
            self.profile = profile
            self.quality = quality
            self.scenario = scenario
            self.variant = variant
            self.role = role
        }
    }

    /// Two services side by side.
    public struct Comparison: Sendable {
        /// What is compared, in a few words, such as `producer: json → avro`.
        public var title: String
        /// A's index in `services`.
        public var a: Int
        /// B's index in `services`.
        public var b: Int
        /// What was found.
        public var result: ProfileComparison

        /// Describes a comparison.
        public init(title: String, a: Int, b: Int, result: ProfileComparison) {
            self.title = title
            self.a = a
            self.b = b
            self.result = result
        }
    }

    /// A scenario, or the one question of a comparison of files.
    public struct Section: Sendable {
        /// The scenario's name.
        public var name: String
        /// The question it answers.
        public var question: String
        /// The comparisons that answer it.
        public var comparisons: [Comparison]

        /// Describes a section.
        public init(name: String, question: String, comparisons: [Comparison]) {
            self.name = name
            self.question = question
            self.comparisons = comparisons
        }
    }

    /// The page's heading.
    public var title: String
    /// The run's id; `nil` when files were compared.
    public var runID: String?
    /// When the run started, as people read it.
    public var startedAt: String?
    /// What the machine is, a line per fact.
    public var machine: [String]
    /// The command that made the report.
    public var command: String?
    /// Every service that is shown.
    public var services: [Service]
    /// The questions, in the order of the page.
    public var sections: [Section]
    /// What a reader must know before anything else.
    public var notices: [String]

    /// Puts a report together.
    ///
    /// - Precondition: The comparisons' indices are indices of `services`.
    public init(
        title: String,
        runID: String? = nil,
        startedAt: String? = nil,
        machine: [String] = [],
        command: String? = nil,
        services: [Service],
        sections: [Section],
        notices: [String] = []
    ) {
        let compared = sections.flatMap(\.comparisons)
        precondition(
            compared.allSatisfy { services.indices.contains($0.a) && services.indices.contains($0.b) },
            "a comparison is of services of the report"
        )
        self.title = title
        self.runID = runID
        self.startedAt = startedAt
        self.machine = machine
        self.command = command
        self.services = services
        self.sections = sections
        self.notices = notices
    }

    /// Every comparison, in the order of the sections: what the page counts from 0 in its address.
    var comparisons: [Comparison] { sections.flatMap(\.comparisons) }
}
