import RegistryTesting
import Synchronization

/// An Alloy as its sources describe its answers, healthy unless a test says otherwise.
struct AlloyDouble: Sendable {
    var version = "v1.18.1"
    var sessions = 1
    var failingSessions = 0
    /// Profiles by service.
    var profiles = ["serdes-avro-producer": 40, "serdes-json-producer": 41]
    var sent = 81
    var dropped = 0
    var state = "healthy"
    var message = "started component"
    /// Containers, by service; `nil` for an Alloy without the interface of components.
    var containers: [String]? = ["serdes-json-producer", "serdes-avro-producer"]
    var readyStatus = 200

    /// The server.
    func server() throws -> ScriptedRegistry {
        try ScriptedRegistry { request in answer(request.target) }
    }

    private func answer(_ target: String) -> ScriptedAnswer {
        switch target {
        case "/-/ready": .text("Alloy is ready.\n", status: readyStatus, type: "text/plain")
        // It says so even of a component that has given up.
        case "/-/healthy": .text("All Alloy components are healthy.\n", type: "text/plain")
        case "/metrics": .text(metrics, type: "text/plain; version=0.0.4; charset=utf-8")
        case "/api/v0/web/components/pyroscope.ebpf.pipeline": component(profiler)
        case "/api/v0/web/components/discovery.relabel.pipeline": component(relabelling)
        default: .text("404 page not found\n", status: 404, type: "text/plain")
        }
    }

    private func component(_ json: String) -> ScriptedAnswer {
        containers == nil
            ? .text("404 page not found\n", status: 404, type: "text/plain") : .text(json, type: "application/json")
    }

    var metrics: String {
        let component = #"component_id="pyroscope.ebpf.pipeline",component_path="/""#
        let write = #"component_id="pyroscope.write.local",component_path="/",endpoint="http://pyroscope:4040""#
        let services = profiles.sorted { $0.key < $1.key }.map {
            #"pyroscope_ebpf_pprofs_total{\#(component),service_name="\#($0.key)"} \#($0.value)"#
        }
        return """
            # HELP alloy_build_info A metric with a constant '1' value labeled by version
            # TYPE alloy_build_info gauge
            alloy_build_info{branch="HEAD",goarch="amd64",goos="linux",goversion="go1.25",revision="0",version="\(version)"} 1
            # TYPE go_gc_duration_seconds summary
            go_gc_duration_seconds{quantile="0"} 3.8e-05
            pyroscope_ebpf_active_targets{\(component)} \(containers?.count ?? 2)
            pyroscope_ebpf_profiling_sessions_total{\(component)} \(sessions)
            pyroscope_ebpf_profiling_sessions_failing_total{\(component)} \(failingSessions)
            pyroscope_ebpf_pprofs_dropped_total{\(component)} 0
            \(services.joined(separator: "\n"))
            pyroscope_write_sent_profiles_total{\(write)} \(sent)
            pyroscope_write_dropped_profiles_total{\(write)} \(dropped)
            pyroscope_write_retries_total{\(write)} 0

            """
    }

    private var profiler: String {
        """
        {"name":"pyroscope.ebpf","type":"block","localID":"pyroscope.ebpf.pipeline","moduleID":"","label":"pipeline",
        "referencesTo":["discovery.relabel.pipeline"],"referencedBy":[],
        "health":{"state":"\(state)","message":"\(message)","updatedTime":"2026-01-31T12:00:00Z"},"original":"",
        "arguments":[{"name":"sample_rate","type":"attr","value":{"type":"number","value":97}}],
        "exports":[],"liveDebuggingEnabled":false}
        """
    }

    private var relabelling: String {
        // Two networks make two targets of a container.
        let targets = (containers ?? []).enumerated().flatMap { place, service in
            (1...2).map { network in
                #"{"type":"object","value":["#
                    + [
                        ("__address__", "172.18.\(network).2:80"), ("__meta_docker_container_id", "c\(place)"),
                        ("instance", "\(service)-\(place)"), ("service_name", service),
                    ].map { #"{"key":"\#($0.0)","value":{"type":"string","value":"\#($0.1)"}}"# }.joined(separator: ",")
                    + "]}"
            }
        }
        return """
            {"name":"discovery.relabel","type":"block","localID":"discovery.relabel.pipeline","moduleID":"",
            "label":"pipeline","referencesTo":[],"referencedBy":["pyroscope.ebpf.pipeline"],
            "health":{"state":"healthy","message":"started component","updatedTime":"2026-01-31T12:00:00Z"},"original":"",
            "exports":[{"name":"output","type":"attr","value":{"type":"array","value":[\(targets.joined(separator: ","))]}},
            {"name":"rules","type":"attr","value":{"type":"capsule","value":"capsule(\\"alloy_relabel.Rules\\")"}}]}
            """
    }
}
