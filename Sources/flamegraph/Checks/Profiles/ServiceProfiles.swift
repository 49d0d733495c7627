/// What Pyroscope has of one service in a window, or why it has nothing.
struct ServiceProfiles: Sendable, Equatable, Encodable {
    /// How it is.
    enum Status: String, Sendable, Codable {
        /// There are samples, and their names can be read.
        case ok
        /// There are samples, but something about them is worth knowing.
        case warning
        /// There is none, and there should be.
        case missing
    }

    var service: String
    var status = Status.ok
    /// Whether it belongs to a scenario that is looked at.
    var isExpected = true
    var samples: Int64 = 0
    /// On-CPU time of the samples.
    var cpuNanoseconds: Int64 = 0
    /// Different values of the label `instance`.
    var instances = 0
    /// Ends of the first and the last 15 seconds with a profile.
    var first: String?
    var last: String?
    var namedShare: Double?
    var mangledShare: Double?
    /// What is wrong; `nil` when nothing is.
    var problem: String?
    /// What to do about it.
    var advice: String?

    /// Below this share of time in functions with names, something is said.
    static let leastNamedShare = 0.9

    /// A service without samples.
    static func missing(_ service: String, _ cause: MissingCause.Explanation) -> ServiceProfiles {
        ServiceProfiles(
            service: service,
            status: .missing,
            problem: cause.cause,
            advice: cause.advice
        )
    }

    /// Notes how readable the names are; what cannot be read at all goes before what is only mangled.
    mutating func judge(_ names: ProfileNames) {
        namedShare = names.namedShare
        mangledShare = names.mangledShare
        if names.namedShare < Self.leastNamedShare {
            status = .warning
            problem = "\(ProfilesReport.percent(1 - names.namedShare)) of the time is in functions without a name"
            advice = "do not strip the binary; for the C library install its symbols (libc6-dbg) in the image"
        } else if names.mangledShare > 0 {
            status = .warning
            problem = "Swift names are mangled, such as \(names.example ?? "")"
            advice = "build the image with flamegraph symbols rewrite"
        }
    }
}
