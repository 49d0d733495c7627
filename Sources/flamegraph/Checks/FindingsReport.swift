import FlameReport
import Pipeline

/// All findings of a check, for people and for programs.
struct FindingsReport: Encodable, Sendable {
    /// How the whole is.
    enum Verdict: String, Encodable, Sendable {
        case ok
        case failed
    }

    var verdict: Verdict
    var findings: [Finding]
    /// What has to be known of the findings as a whole.
    var notes: [String]

    init(_ findings: [Finding]) {
        self.findings = findings
        verdict = findings.contains { $0.status == .failed } ? .failed : .ok
        let hasMachine = findings.contains { $0.area == .machine }
        notes = hasMachine ? ["What is said of the machine matters only where this machine runs the containers."] : []
    }

    /// Warnings are no failures.
    var exitCode: Pipeline.ExitCode { verdict == .ok ? .success : .unavailable }

    /// A line for each finding, then how many there are of each kind.
    var text: String {
        let width = (findings.map(\.subject.displayWidth).max() ?? 0) + 1
        var lines = findings.map { finding in
            let subject = Self.padded(finding.subject + ":", to: width)
            let advice = finding.advice.map { "; " + $0 } ?? ""
            let head = Self.padded(finding.status.rawValue, to: 9) + Self.padded(finding.area.rawValue, to: 11)
            return (head + subject + " " + finding.found + advice).safeForTerminal
        }
        let counts = Finding.Status.allCases.map { status in
            "\(findings.count { $0.status == status }) \(status.rawValue)"
        }
        lines += ["", "\(findings.count) checks: " + counts.joined(separator: ", ")] + notes
        return lines.joined(separator: "\n") + "\n"
    }

    private static func padded(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.displayWidth))
    }
}
