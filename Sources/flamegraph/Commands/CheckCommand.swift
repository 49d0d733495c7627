import ArgumentParser

/// Looks whether everything is there that a comparison needs.
struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Checks the containers' infrastructure, and which services have profiles.",
        subcommands: [CheckInfrastructureCommand.self, CheckProfilesCommand.self]
    )
}
