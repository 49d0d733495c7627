import ArgumentParser
import Pipeline

@main
struct ConsumerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "consumer",
        abstract: "Reads the end of the line and checks that every order arrived once.",
        discussion: RoleProgram.exitCodeHelp,
        version: RoleProgram.version
    )

    @OptionGroup var options: RoleOptions

    func run() {
        RoleProgram.run(.consumer, options)
    }
}
