import ArgumentParser
import KafkaClient
import Pipeline

/// Lists what can be run and compared.
struct ScenariosCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scenarios",
        abstract: "Lists the scenarios, their services and their topics."
    )

    @Option(help: "text: a list for people; json: everything, for programs.")
    var format: OutputFormat = .text

    func run() async throws {
        try await CommandEnd.run { () async throws(PipelineError) in
            switch format {
            case .text: try StandardOutput.write(Self.text)
            case .json: try StandardOutput.write(try JSONText.make(Catalogue.all.map(Entry.init)))
            }
            return .success
        }
    }

    private static var text: String {
        Catalogue.all.map { scenario in
            let services = scenario.services.map { service in
                let path = [service.input?.rawValue, service.output?.rawValue].compactMap(\.self)
                let verb = service.role == .producer ? "writes" : service.role == .consumer ? "reads" : "from and to"
                return "  \(service.name): \(verb) \(path.joined(separator: ", "))\n"
            }
            return "\(scenario.name): \(scenario.question)\n" + services.joined()
        }
        .joined(separator: "\n")
    }

    private struct Entry: Encodable {
        struct ServiceEntry: Encodable {
            var name: String
            var variant: String
            var role: Role
            var input: String?
            var output: String?
        }

        var name: String
        var question: String
        var services: [ServiceEntry]

        init(_ scenario: Scenario) {
            name = scenario.name
            question = scenario.question
            services = scenario.services.map {
                ServiceEntry(
                    name: $0.name,
                    variant: $0.variant,
                    role: $0.role,
                    input: $0.input?.rawValue,
                    output: $0.output?.rawValue
                )
            }
        }
    }
}
