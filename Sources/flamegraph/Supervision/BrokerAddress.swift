import Foundation

/// Where an embedded broker and registry can be reached: what `flamegraph broker --format json` prints.
struct BrokerAddress: Sendable, Equatable, Codable {
    var bootstrapServers: String
    var schemaRegistry: String

    private enum CodingKeys: String, CodingKey {
        case bootstrapServers = "bootstrap_servers"
        case schemaRegistry = "schema_registry"
    }

    init(bootstrapServers: String, schemaRegistry: String) {
        self.bootstrapServers = bootstrapServers
        self.schemaRegistry = schemaRegistry
    }

    /// Reads the line that the broker prints; `nil` when it is something else.
    init?(line: String) {
        guard let address = try? JSONDecoder().decode(BrokerAddress.self, from: Data(line.utf8)) else { return nil }
        self = address
    }

    /// Lines for a shell's `export` or a `.env` file.
    var environment: String {
        "KAFKA_BOOTSTRAP_SERVERS=\(bootstrapServers)\nSCHEMA_REGISTRY_URL=\(schemaRegistry)\n"
    }

    /// One line of JSON.
    var json: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let data = (try? encoder.encode(self)) ?? Data()
        return String(decoding: data, as: UTF8.self) + "\n"
    }
}
