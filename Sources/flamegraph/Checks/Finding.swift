import ArgumentParser

/// What a check is about; also the words of `--only`.
enum CheckArea: String, CaseIterable, Sendable, Codable, ExpressibleByArgument {
    case kafka
    case registry
    case pyroscope
    case alloy
    case machine
}

/// One thing that was looked at: how it is, what was found, and what to do about it.
struct Finding: Sendable, Equatable, Encodable {
    /// How it is.
    enum Status: String, Sendable, Codable, CaseIterable {
        /// As it has to be.
        case ok
        /// It works, or may work, but something is worth knowing.
        case warning
        /// Something that is needed is missing or broken.
        case failed
        /// Not looked at, because something before it failed.
        case skipped
    }

    var area: CheckArea
    /// What was looked at, in a word or two.
    var subject: String
    var status: Status
    /// What was found, in a short clause; may hold text of servers.
    var found: String
    /// What to do; `nil` where there is nothing to do.
    var advice: String?
}

/// Makes the findings of one area.
struct FindingMaker: Sendable {
    let area: CheckArea

    func ok(_ subject: String, _ found: String) -> Finding {
        Finding(area: area, subject: subject, status: .ok, found: found)
    }

    func warning(_ subject: String, _ found: String, _ advice: String) -> Finding {
        Finding(area: area, subject: subject, status: .warning, found: found, advice: advice)
    }

    func failed(_ subject: String, _ found: String, _ advice: String) -> Finding {
        Finding(area: area, subject: subject, status: .failed, found: found, advice: advice)
    }

    func skipped(_ subjects: [String], because reason: String) -> [Finding] {
        subjects.map { Finding(area: area, subject: $0, status: .skipped, found: reason) }
    }
}
