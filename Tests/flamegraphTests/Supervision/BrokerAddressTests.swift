import Testing

@testable import flamegraph

@Suite("The broker's address")
struct BrokerAddressTests {
    private let address = BrokerAddress(bootstrapServers: "127.0.0.1:1", schemaRegistry: "http://127.0.0.1:2")

    @Test("comes back from the line of JSON that says it")
    func json() {
        #expect(address.json.hasSuffix("}\n"))
        #expect(BrokerAddress(line: address.json) == address)
        #expect(BrokerAddress(line: "KAFKA_BOOTSTRAP_SERVERS=x") == nil)
    }

    @Test("can be used as a .env file")
    func environment() {
        #expect(address.environment == "KAFKA_BOOTSTRAP_SERVERS=127.0.0.1:1\nSCHEMA_REGISTRY_URL=http://127.0.0.1:2\n")
    }
}
