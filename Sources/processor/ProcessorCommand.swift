import ArgumentParser
import Pipeline

@main
struct ProcessorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "processor",
        abstract: "Reads orders, works on them and sends them on.",
        discussion: RoleProgram.exitCodeHelp,
        version: RoleProgram.version
    )

    @OptionGroup var options: RoleOptions

    func run() {
        RoleProgram.run(.processor, options)
    }
}
