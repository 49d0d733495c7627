import Analysis
import Pipeline
import ProfileModel
import PyroscopeClient
import Symbols
import Testing
import Units

@testable import flamegraph

/// Profiles as Alloy pushes them of this package's images: names are readable and normalised already.
@Suite("Names in a profile of Alloy's")
struct AlloyProfileTests {
    private typealias Function = FakePyroscope.Function

    private static let names = [
        "Orders.AvroOrderCodec.encode(_:)", "Orders.String.withUTF8Bytes(_:)", "Pipeline.ProducerLoop.run()",
        "Swift.Dictionary.subscript.getter", "Foundation.JSONEncoder.encode(_:)",
        "swift_retain", "rd_kafka_produce", "__libc_start_main", "_int_malloc", "Orders.Order.==(_:_:)",
    ]

    private func read(_ stacks: [[Function]]) async throws -> Profile {
        let stamp = TwoServices.start * 1000 + 20_000
        let values = Dictionary(uniqueKeysWithValues: stacks.map { ($0, TwoServices.period) })
        let server = try FakePyroscope([.init(service: "s", stamp: stamp, values: values)])
        let api = PyroscopeAPI(configuration: try PyroscopeConfiguration(url: server.url))
        let work = try TimeWindow(start: .seconds(TwoServices.start), end: .seconds(TwoServices.start + 60))
        let query = ProfileQuery(
            selector: .service("s"),
            window: try QueryWindow(of: work, by: .alloy),
            agent: .alloy
        )
        return try await OwnThread.run { () throws(PipelineError) in
            do throws(PyroscopeError) {
                return try api.mergedProfile(of: query).profile
            } catch {
                throw PipelineError(pyroscope: error)
            }
        }
    }

    @Test("names that are readable already stay as they are", arguments: names)
    func unchanged(name: String) async throws {
        let profile = try await read([[Function("_start"), Function(name)]])
        var namer = ProfileNamer()
        let named = namer.named(profile)
        #expect(Set(named.frames.ids.map { named.frames[$0].name }) == ["_start", name])
    }

    @Test("the suffix of a rewritten symbol goes, and a closure is its function's")
    func suffixes() async throws {
        let profile = try await read([
            [Function("_start"), Function("Orders.encode(_:)"), Function("Orders.encode(_:) [inner]")]
        ])
        var namer = ProfileNamer()
        let named = namer.named(profile)
        let sample = try #require(named.samples.first)
        #expect(named.stacks.frames(of: sample.stack).map { named.frames[$0].name } == ["_start", "Orders.encode(_:)"])
    }

    @Test("categories, roots and the kernel are told by them", arguments: ["producer", "/usr/local/bin/producer"])
    func categories(module: String) async throws {
        let start = ["_start", "__libc_start_main", "producer_main"].map { Function($0, module) }
        let profile = try await read([
            start + [Function("Orders.JSONOrderCodec.encode(_:into:)", module)],
            start + [Function("rd_kafka_produce", module)],
            start + [Function("do_syscall_64", "vmlinux"), Function("tcp_sendmsg", "vmlinux")],
            start + [Function("$ libc.so.6 + 0x1b2c", "/usr/lib/libc.so.6")],
        ])
        var preparation = ProfilePreparation(rules: .standard)
        let named = preparation.service("s", preparation.named(profile), rounds: [])
        #expect(named.quality.rooted == 1)
        #expect(named.quality.unnamed == 0.25)
        let tree = named.service.tree
        func category(_ name: String) -> String {
            let node = (1..<tree.count).first { tree.frames[$0].name == name }
            return node.map { tree.categories[$0].rawValue } ?? "not there"
        }
        #expect(category("Orders.JSONOrderCodec.encode(_:into:)") == "serialization")
        #expect(category("rd_kafka_produce") == "produce and flush")
        #expect(category("tcp_sendmsg") == "network (kernel)")
        #expect(tree.frames.contains { $0.name == "[libc.so.6]" })
        #expect(tree.frames.contains { $0.kind == .kernel && $0.name == "do_syscall_64" })
    }
}
