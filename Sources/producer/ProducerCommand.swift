import ArgumentParser
import Pipeline

@main
struct ProducerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "producer",
        abstract: "Makes orders and sends them to the scenario's topic.",
        discussion: RoleProgram.exitCodeHelp,
        version: RoleProgram.version
    )

    @OptionGroup var options: RoleOptions

    func run() {
        RoleProgram.run(.producer, options)
    }
}
