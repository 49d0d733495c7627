import FlameReport
import Foundation
import Glibc
import Subprocess
import SystemPackage

/// Finds out whether this machine lets us sample before a run depends on it.
enum PerfPreflight {
    /// Why there can be no profiles, and what would help; `nil` when there can.
    static func obstacle(_ settings: PerfSettings) async -> String? {
        let outcome: (isSuccess: Bool, complaint: String)
        do {
            let arguments = settings.recordArguments + ["-o", "/dev/null", "--", "true"]
            let result = try await Subprocess.run(
                .name("perf"),
                arguments: Arguments(arguments),
                output: .discarded,
                error: .string(limit: 1 << 16)
            )
            outcome = (result.terminationStatus.isSuccess, result.standardError)
        } catch {
            return "perf is not installed; install it (Debian: apt-get install linux-perf)"
        }
        guard !outcome.isSuccess else { return nil }
        return explanation(of: outcome.complaint, paranoia: paranoia())
    }

    /// The reason and the remedy in one line.
    static func explanation(of complaint: String, paranoia: Int?) -> String {
        if let paranoia, paranoia > 2, geteuid() != 0 {
            return "the kernel lets only root sample (kernel.perf_event_paranoid is \(paranoia)); "
                + "run as root, or: sudo sysctl kernel.perf_event_paranoid=2"
        }
        let lines = complaint.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
        let reason = lines.first { !$0.isEmpty && $0 != "Error:" } ?? "it gave no reason"
        let advice =
            complaint.contains("not permitted") || complaint.localizedCaseInsensitiveContains("permission")
            ? "; a container needs CAP_PERFMON or --privileged" : ""
        return "perf cannot sample here: \(reason.safeForTerminal)\(advice)"
    }

    private static func paranoia() -> Int? {
        guard let text = try? String(contentsOfFile: "/proc/sys/kernel/perf_event_paranoid", encoding: .utf8) else {
            return nil
        }
        return Int(text.trimmingCharacters(in: .whitespacesAndNewlines))
    }
}
