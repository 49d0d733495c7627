import Foundation
import ProfileFormats
import ProfileModel
import RegistryTesting
import Synchronization
import Units

/// A server that answers as Pyroscope 1.14.1 does, from profiles that a test gives it and from what is pushed.
final class FakePyroscope: Sendable {
    /// A profile with its time stamp, in milliseconds.
    struct Stored: Sendable {
        var service: String
        var stamp: Int64
        /// By stack: functions and their modules, the outermost first.
        var values: [[Function]: Int64]
    }

    /// A function in a module.
    struct Function: Hashable, Sendable {
        var name: String
        var module: String

        init(_ name: String, _ module: String = "/usr/local/bin/producer") {
            self.name = name
            self.module = module
        }
    }

    private let server: ScriptedRegistry
    var url: String { server.url }
    var requests: [ReceivedRequest] { server.requests }

    /// Starts a server.
    ///
    /// - Parameters:
    ///   - profiles: What it holds.
    ///   - version: What it says of itself.
    ///   - override: An answer in place of its own.
    /// - Throws: When the system gives no socket.
    init(
        _ profiles: [Stored],
        version: String = "1.14.1",
        override: @escaping @Sendable (ReceivedRequest) -> ScriptedAnswer? = { _ in nil }
    ) throws {
        let kept = Kept(profiles)
        server = try ScriptedRegistry { request in
            if let answer = override(request) { return answer }
            let profiles = kept.all
            let method = request.target.split(separator: "/").last.map(String.init) ?? ""
            return switch method {
            case "ready": .text("ready\n")
            case "buildinfo": Self.json(#"{"status":"success","data":{"version":"\#(version)"}}"#)
            case "SelectMergeProfile": Self.json(Self.merged(Self.asked(profiles, request)))
            case "SelectSeries": Self.json(Self.series(profiles, request))
            case "GetProfileStats": Self.json(Self.holdings(profiles))
            case "Push": Self.json(kept.push(request) ? "{}" : #"{"code":"invalid_argument","message":"no pprof"}"#)
            default: Self.json(#"{"code":"unimplemented","message":"no such call"}"#, status: 404)
            }
        }
    }

    static func json(_ text: String, status: Int = 200) -> ScriptedAnswer {
        .text(text, status: status, type: "application/json")
    }

    /// The pushes, in the order in which they came.
    func pushes() throws -> [Push] { try requests.filter { $0.target.hasSuffix("/Push") }.map(Push.init) }

    /// What a push holds.
    struct Push {
        /// Of the series.
        var labels: [String: String]
        /// The pprof, unpacked.
        var bytes: [UInt8]
        var profile: Profile

        init(_ request: ReceivedRequest) throws {
            let object = try JSONSerialization.jsonObject(with: Data(request.body)) as? [String: Any]
            let series = (object?["series"] as? [[String: Any]])?.first ?? [:]
            let pairs = (series["labels"] as? [[String: String]] ?? []).map { ($0["name"] ?? "", $0["value"] ?? "") }
            let raw = (series["samples"] as? [[String: String]])?.first?["rawProfile"] ?? ""
            labels = Dictionary(pairs) { $1 }
            bytes = [UInt8](Data(base64Encoded: raw) ?? Data())
            profile = try PprofReader.read(bytes)
        }

        var stored: Stored {
            var values: [[Function]: Int64] = [:]
            for sample in profile.samples {
                let stack = profile.stacks.frames(of: sample.stack).map { id in
                    Function(profile.frames[id].name, profile.frames[id].module)
                }
                values[stack, default: 0] += sample.value
            }
            let time = profile.measurement.start?.rawValue ?? 0
            return Stored(service: labels["service_name"] ?? "", stamp: time / 1_000_000, values: values)
        }
    }

    private final class Kept: Sendable {
        private let profiles: Mutex<[Stored]>

        init(_ profiles: [Stored]) {
            self.profiles = Mutex(profiles)
        }

        var all: [Stored] { profiles.withLock { $0 } }

        func push(_ request: ReceivedRequest) -> Bool {
            guard let stored = try? Push(request).stored else { return false }
            profiles.withLock { $0.append(stored) }
            return true
        }
    }

    // MARK: Answers

    private static func member(_ name: String, _ request: ReceivedRequest) -> Any? {
        (try? JSONSerialization.jsonObject(with: Data(request.body)) as? [String: Any])?[name]
    }

    private static func time(_ name: String, _ request: ReceivedRequest) -> Int64 {
        (member(name, request) as? String).flatMap { Int64($0) } ?? 0
    }

    private static func asked(_ profiles: [Stored], _ request: ReceivedRequest, from start: Int64? = nil) -> [Stored] {
        let selector = member("labelSelector", request) as? String
        let (first, last) = (start ?? time("start", request), time("end", request))
        return profiles.filter { profile in
            selector == "{service_name=\"\(profile.service)\"}" && (first...max(first, last)).contains(profile.stamp)
        }
    }

    /// One point with everything from a step before the start on, as a query of two steps counts it.
    private static func series(_ profiles: [Stored], _ request: ReceivedRequest) -> String {
        let step = Int64((member("step", request) as? Double ?? 0) * 1e9) / 1_000_000
        let seen = asked(profiles, request, from: time("start", request) - step)
        let total = seen.reduce(0) { $0 + $1.values.values.reduce(0, +) }
        return total == 0 ? "{}" : #"{"series":[{"points":[{"value":\#(total),"timestamp":"1"}]}]}"#
    }

    private static func holdings(_ profiles: [Stored]) -> String {
        guard let oldest = profiles.map(\.stamp).min(), let newest = profiles.map(\.stamp).max() else { return "{}" }
        return #"{"dataIngested":true,"oldestProfileTime":"\#(oldest)","newestProfileTime":"\#(newest)"}"#
    }

    /// A pprof in protobuf's JSON: numbers as strings, zero left out.
    private static func merged(_ profiles: [Stored]) -> String {
        var strings = ["", "cpu", "nanoseconds"]
        func place(_ text: String) -> Int {
            if let place = strings.firstIndex(of: text) { return place }
            strings.append(text)
            return strings.count - 1
        }
        var values: [[Function]: Int64] = [:]
        for profile in profiles { values.merge(profile.values, uniquingKeysWith: +) }
        let functions = Set(values.keys.flatMap { $0 }).sorted { ($0.name, $0.module) < ($1.name, $1.module) }
        let modules = Set(functions.map(\.module)).sorted()
        func numbers(_ stack: [Function]) -> String {
            stack.reversed().map { "\"\((functions.firstIndex(of: $0) ?? 0) + 1)\"" }.joined(separator: ",")
        }
        let samples = values.sorted { $0.key.map(\.name).joined() < $1.key.map(\.name).joined() }.map { stack, value in
            #"{"locationId":[\#(numbers(stack))],"value":["\#(value)"]}"#
        }
        let mappings = modules.enumerated().map { #"{"id":"\#($0 + 1)","filename":"\#(place($1))"}"# }
        let locations = functions.enumerated().map { number, function in
            let mapping = (modules.firstIndex(of: function.module) ?? 0) + 1
            return #"{"id":"\#(number + 1)","mappingId":"\#(mapping)","line":[{"functionId":"\#(number + 1)"}]}"#
        }
        let named = functions.enumerated().map { #"{"id":"\#($0 + 1)","name":"\#(place($1.name))"}"# }
        let table = strings.map { "\"\($0)\"" }.joined(separator: ",")
        return """
            {"sampleType":[{"type":"1","unit":"2"}],"sample":[\(samples.joined(separator: ","))],
            "mapping":[\(mappings.joined(separator: ","))],"location":[\(locations.joined(separator: ","))],
            "function":[\(named.joined(separator: ","))],"stringTable":[\(table)],"period":"1000000000"}
            """
    }
}
