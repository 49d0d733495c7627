import Foundation
import Subprocess
import SystemPackage
import Testing

@testable import flamegraph

@Suite("flamegraph broker", .timeLimit(.minutes(1)))
struct BrokerProcessTests {
    @Test("prints its addresses, writes them to a file, and ends with its standard input")
    func addresses() async throws {
        try await Tool.withFolder { folder in
            let line = "sleep 1 | exec $FLAMEGRAPH broker --supervised --topic extra:3 --address-file \(folder)/env"
            let outcome = try await Tool.shell(line)
            #expect(outcome.status == .exited(0))
            let file = String(decoding: try Data(contentsOf: URL(fileURLWithPath: folder + "/env")), as: UTF8.self)
            #expect(outcome.output == file)
            #expect(
                file.contains(
                    /^KAFKA_BOOTSTRAP_SERVERS=127\.0\.0\.1:\d+\nSCHEMA_REGISTRY_URL=http:\/\/127\.0\.0\.1:\d+\n$/
                )
            )
        }
    }

    @Test("says what it does not keep, and ends well on either signal", arguments: [Signal.interrupt, .terminate])
    func signals(signal: Signal) async throws {
        let outcome = try await Tool.run(["broker", "--format", "json"], when: "5 MiB") { process in
            kill(process, signal.rawValue)
        }
        #expect(outcome.status == .exited(0))
    }

    @Test("does not start without a place for its addresses")
    func addressFile() async throws {
        let outcome = try await Tool.run("broker", "--address-file", "/nowhere/at/all")
        #expect(outcome.status == .exited(73))
        #expect(outcome.output.isEmpty)
    }

    @Test("refuses topics that are none")
    func topics() async throws {
        let outcome = try await Tool.run("broker", "--topic", "orders")
        #expect(outcome.status == .exited(64))
    }
}
