/// All that Alloy says of profiling at a moment.
struct AlloyState: Sendable {
    var readiness: Result<Void, AlloyFault>
    var metrics: Result<AlloyMetrics, AlloyFault>
    /// The component that samples.
    var profiler: Result<AlloyComponent, AlloyFault>
    /// The component that chooses the containers.
    var relabelling: Result<AlloyComponent, AlloyFault>

    /// Asks an Alloy; where it does not answer at all, it is asked once.
    init(of server: AlloyServer) {
        func ask<Value>(_ question: () throws(AlloyFault) -> Value) -> Result<Value, AlloyFault> {
            do throws(AlloyFault) { return .success(try question()) } catch { return .failure(error) }
        }
        readiness = ask { () throws(AlloyFault) in try server.checkReady() }
        if case .failure(.unreached(let reason)) = readiness {
            metrics = .failure(.unreached(reason))
            profiler = .failure(.unreached(reason))
            relabelling = .failure(.unreached(reason))
            return
        }
        metrics = ask { () throws(AlloyFault) in try server.metrics() }
        profiler = ask { () throws(AlloyFault) in try server.component(AlloyServer.profiler) }
        relabelling = ask { () throws(AlloyFault) in try server.component(AlloyServer.relabelling) }
    }

    /// Whether any answer came.
    var isReached: Bool {
        if case .failure(.unreached) = readiness { false } else { true }
    }

    /// Containers by service; `nil` when Alloy does not show them.
    var containersOfService: [String: Int]? {
        guard case .success(let component) = relabelling, let targets = component.targets else { return nil }
        let containers = component.containersOfService
        // Targets whose labels do not show tell nothing of services.
        return containers.isEmpty && !targets.isEmpty ? nil : containers
    }
}
