import HTTPClient
import Pipeline
import Units

/// Why a question to Alloy has no answer.
enum AlloyFault: Error, Sendable, Equatable {
    /// There was no answer, and why.
    case unreached(String)
    /// There was an answer of another status.
    case status(Int)
    /// The answer is not what it has to be.
    case unreadable
}

extension AlloyFault: CustomStringConvertible {
    /// What happened, in a short clause.
    var description: String {
        switch self {
        case .unreached(let reason): reason
        case .status(let status): "it answered with HTTP \(status)"
        case .unreadable: "its answer cannot be read"
        }
    }
}

/// Alloy's HTTP interface, as far as it tells of profiling.
struct AlloyServer: Sendable {
    /// The components of `alloy-config.alloy` that are asked about.
    static let profiler = "pyroscope.ebpf.pipeline"
    static let relabelling = "discovery.relabel.pipeline"

    let address: HTTPAddress
    private let transport: HTTPTransport

    /// Checks the address; nothing is sent yet.
    ///
    /// - Throws: `PipelineError` with the exit code `usage`; the address is not quoted.
    init(url: String, timeout: Duration) throws(PipelineError) {
        do {
            address = try HTTPAddress(url)
        } catch {
            throw PipelineError(.usage, "\(Setting.alloyServer.displayName): the address \(error)")
        }
        transport = HTTPTransport(
            HTTPTransferSettings(
                connectTimeout: min(timeout, .seconds(2)),
                totalTimeout: timeout,
                maximumBody: .mebibytes(16)
            )
        )
    }

    /// Asks whether Alloy runs with a configuration. `/-/healthy` is not asked: it is 200 again once a component has given up.
    func checkReady() throws(AlloyFault) { _ = try get("/-/ready") }

    /// Asks for the counters.
    func metrics() throws(AlloyFault) -> AlloyMetrics {
        guard let metrics = AlloyMetrics(page: try get("/metrics")) else { throw .unreadable }
        return metrics
    }

    /// Asks for a component.
    func component(_ name: String) throws(AlloyFault) -> AlloyComponent {
        guard let component = AlloyComponent(json: try get("/api/v0/web/components/" + name)) else { throw .unreadable }
        return component
    }

    private func get(_ path: String) throws(AlloyFault) -> [UInt8] {
        let answer: HTTPAnswer
        do throws(HTTPFailure) {
            answer = try transport.perform(HTTPRequestPlan(path: path), at: address)
        } catch {
            throw .unreached(error.description)
        }
        guard answer.status == 200 else { throw .status(answer.status) }
        return answer.body
    }
}
