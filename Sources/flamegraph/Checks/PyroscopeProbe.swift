import PyroscopeClient
import Units

/// Whether Pyroscope is ready, which version it is, and whether anything ever came.
struct PyroscopeProbe: Sendable {
    private static let make = FindingMaker(area: .pyroscope)

    let configuration: PyroscopeConfiguration

    func findings() -> [Finding] {
        let server = PyroscopeAPI(configuration: configuration)
        do throws(PyroscopeError) {
            try server.checkReady()
        } catch {
            return [refusal("ready", error)]
                + Self.make.skipped(["version", "comparison page", "profiles"], because: "not ready")
        }
        return [Self.make.ok("ready", configuration.url)] + version(of: server) + [profiles(of: server)]
    }

    private func version(of server: PyroscopeAPI) -> [Finding] {
        let version: PyroscopeVersion
        do throws(PyroscopeError) {
            version = try server.version()
        } catch {
            return [refusal("version", error)] + Self.make.skipped(["comparison page"], because: "version unknown")
        }
        let build = version.revision.isEmpty ? "" : ", build \(version.revision)"
        return [Self.make.ok("version", version.text + build), comparisonPage(of: version)]
    }

    private func comparisonPage(of version: PyroscopeVersion) -> Finding {
        let subject = "comparison page"
        return switch version.hasComparisonPage {
        case true?: Self.make.ok(subject, "\(configuration.url)/comparison-diff compares two services")
        case false?:
            Self.make.warning(
                subject,
                "none: 1.14 was the last version with one for two services",
                "compare with flamegraph compare, or use grafana/pyroscope:1.14.1"
            )
        case nil:
            Self.make.warning(
                subject,
                "the version does not tell whether there is one",
                "see whether \(configuration.url)/comparison-diff answers"
            )
        }
    }

    private func profiles(of server: PyroscopeAPI) -> Finding {
        let holdings: PyroscopeHoldings
        do throws(PyroscopeError) {
            holdings = try server.holdings()
        } catch {
            return refusal("profiles", error)
        }
        guard holdings.hasProfiles else {
            return Self.make.warning(
                "profiles",
                "none ever came for \(configuration.tenantName)",
                "see the lines of alloy; flamegraph check profiles looks closer"
            )
        }
        let newest = holdings.newest.map { "the newest of \(StampText.text($0))" } ?? "of unknown times"
        return Self.make.ok("profiles", "\(newest), for \(configuration.tenantName)")
    }

    private func refusal(_ subject: String, _ error: PyroscopeError) -> Finding {
        let status = error.httpStatus.map { " (HTTP \($0))" } ?? ""
        let advice =
            switch error.code {
            case .unauthorized: "set PYROSCOPE_USER and PYROSCOPE_PASSWORD, or PYROSCOPE_TOKEN"
            case .tenant: "set PYROSCOPE_TENANT_ID"
            case .unavailable where error.httpStatus == 503: "it needs 15 to 20 s to start; try again"
            case .unavailable: "is it up (docker compose ps pyroscope), and is --pyroscope-server its address?"
            default: error.advice
            }
        return Self.make.failed(subject, error.reason + status, advice)
    }
}

extension PyroscopeConfiguration {
    /// Whose profiles are meant, for messages.
    var tenantName: String { tenant.map { "tenant \($0)" } ?? "the default tenant" }
}
