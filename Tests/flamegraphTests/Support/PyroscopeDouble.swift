import Foundation
import RegistryTesting

/// A Pyroscope with some services' profiles, in the shapes of version 1.14.1.
struct PyroscopeDouble: Sendable {
    /// A service's stacks: names from the outermost, and how many samples of 97 Hz. A name such as `$ libc.so.6 + 0x1b2c` is
    /// what Alloy writes for an address without one.
    typealias Stacks = [(frames: [String], samples: Int64)]

    var version = "1.14.1"
    var services: [String: Stacks] = [:]
    /// The instances of a service; one by default.
    var instances: [String: [String]] = [:]
    /// First and last point, in milliseconds since 1970.
    var times: (Int64, Int64) = (1_769_860_815_000, 1_769_861_700_000)
    /// The oldest and the newest profile of all times; `nil` when there never was one.
    var holdings: (Int64, Int64)? = (1_769_860_815_000, 1_769_861_700_000)
    var readyStatus = 200
    /// The `Authorization` that is asked for; `nil` for none.
    var authorization: String?

    static let period: Int64 = 10_309_278

    /// The server.
    func server() throws -> ScriptedRegistry {
        try ScriptedRegistry { request in
            if let authorization, request.header("Authorization") != authorization {
                return Self.json(#"{"code":"unauthenticated","message":"who are you?"}"#, status: 401)
            }
            return answer(request)
        }
    }

    private static func json(_ text: String, status: Int = 200) -> ScriptedAnswer {
        .text(text, status: status, type: "application/json")
    }

    private func answer(_ request: ReceivedRequest) -> ScriptedAnswer {
        switch request.target {
        case "/ready": .text("ready\n", status: readyStatus, type: "text/plain")
        case "/api/v1/status/buildinfo":
            Self.json(#"{"status":"success","data":{"version":"\#(version)","revision":"99610e61e","branch":"HEAD"}}"#)
        case "/querier.v1.QuerierService/GetProfileStats": Self.json(stats)
        case "/querier.v1.QuerierService/Series": Self.json(series)
        case "/querier.v1.QuerierService/SelectSeries": Self.json(points)
        case "/querier.v1.QuerierService/SelectMergeProfile": Self.json(profile(in: request.text))
        default: .text("404 page not found\n", status: 404, type: "text/plain")
        }
    }

    private var stats: String {
        guard let holdings else { return "{}" }
        return #"{"dataIngested":true,"oldestProfileTime":"\#(holdings.0)","newestProfileTime":"\#(holdings.1)"}"#
    }

    private static func pair(_ name: String, _ value: String) -> String { #"{"name":"\#(name)","value":"\#(value)"}"# }

    private var series: String {
        let sets = services.keys.sorted().flatMap { service in
            (instances[service] ?? ["\(service)-1"]).map { instance in
                "{\"labels\":[\(Self.pair("instance", instance)),\(Self.pair("service_name", service))]}"
            }
        }
        return "{\"labelsSet\":[\(sets.joined(separator: ","))]}"
    }

    private var points: String {
        let groups = services.keys.sorted().map { service in
            let points = [times.0, times.1].map { #"{"value":1.5e9,"timestamp":"\#($0)"}"# }.joined(separator: ",")
            return "{\"labels\":[\(Self.pair("service_name", service))],\"points\":[\(points)]}"
        }
        return "{\"series\":[\(groups.joined(separator: ","))]}"
    }

    /// The pprof of the service that the selector names.
    private func profile(in request: String) -> String {
        guard let (_, stacks) = services.first(where: { request.contains("\\\"\($0.key)\\\"") }) else { return "{}" }
        var strings = ["", "cpu", "nanoseconds", "/app/service"]
        var functions: [String: Int] = [:]
        for name in stacks.flatMap(\.frames) where functions[name] == nil {
            functions[name] = functions.count + 1
            strings.append(name)
        }
        let ordered = functions.sorted { $0.value < $1.value }
        let samples = stacks.map { stack in
            let ids = stack.frames.reversed().compactMap { functions[$0] }.map { "\"\($0)\"" }.joined(separator: ",")
            return "{\"locationId\":[\(ids)],\"value\":[\"\(stack.samples * Self.period)\"]}"
        }
        let locations = ordered.map {
            #"{"id":"\#($0.value)","mappingId":"1","line":[{"functionId":"\#($0.value)"}]}"#
        }
        let names = ordered.map { #"{"id":"\#($0.value)","name":"\#($0.value + 3)"}"# }
        let table = strings.map { "\"\($0)\"" }.joined(separator: ",")
        return """
            {"sampleType":[{"type":"1","unit":"2"}],"sample":[\(samples.joined(separator: ","))],
            "mapping":[{"id":"1","filename":"3"}],"location":[\(locations.joined(separator: ","))],
            "function":[\(names.joined(separator: ","))],"stringTable":[\(table)],
            "periodType":{"type":"1","unit":"2"},"period":"1000000000"}
            """
    }
}
