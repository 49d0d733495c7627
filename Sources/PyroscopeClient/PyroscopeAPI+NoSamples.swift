private import Foundation
import HTTPClient
import Units

extension PyroscopeAPI {
    /// Why a query found nothing, as far as the server can tell: an empty answer is not a cost of zero.
    func explanation(of query: ProfileQuery) -> PyroscopeError {
        let asked = "\(query.type) of \(OneLine.text(query.selector.description))"
        func none(_ why: String, _ advice: String) -> PyroscopeError {
            PyroscopeError(.noSamples, reason: "\(runner.base.host) has no samples: \(why)", advice: advice)
        }
        let tenant = configuration.tenant.map { "tenant \($0)" } ?? "the default tenant"
        // The call only helps to explain, so that its own failure must not hide that there are no samples.
        guard let holdings = try? holdings() else {
            return none("no \(asked) in the window", "check the service's name and the window")
        }
        guard holdings.hasProfiles else {
            return none(
                "none ever came for \(tenant)",
                "check the tenant (X-Scope-OrgID), and that the profiler pushes"
            )
        }
        let (first, last) = (query.window.start, query.window.end)
        if let newest = holdings.newest, newest < .milliseconds(first) {
            let why = "the newest for \(tenant) is of \(Self.text(newest)), before the window"
            return none(why, "wait until the window is settled, or compare the clocks of the machines")
        }
        if let oldest = holdings.oldest, oldest > .milliseconds(last) {
            let why = "the oldest for \(tenant) is of \(Self.text(oldest)), after the window"
            return none(why, "ask for a later window, or compare the clocks of the machines")
        }
        return none("no \(asked) in the window", "check the service's name, and that the profiler sees the service")
    }

    /// In ISO 8601; far-off times as they come, for they are no dates.
    private static func text(_ time: Nanoseconds) -> String {
        guard time < .seconds(7_258_118_400) else { return "\(time.rawValue) ns" }
        return Date(timeIntervalSince1970: time.seconds).formatted(.iso8601)
    }
}
