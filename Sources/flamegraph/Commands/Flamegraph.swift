import ArgumentParser
import Pipeline

/// The command line of the whole package.
@main
struct Flamegraph: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "flamegraph",
        abstract: "Measures what a message costs in CPU time, service by service and function by function.",
        discussion: """
            Example: flamegraph run --scenario serdes --messages 20000 --rounds 5

            Exit codes: 0 all well, 1 messages lost or duplicated, 2 not enough evidence, 11 a profile that cannot be \
            trusted, 12 to 15 see gate and compare, 64 wrong usage, 65 unreadable input, 69 broker or registry unavailable, \
            73 cannot write, 130 and 143 interrupted.
            """,
        version: Version.current,
        subcommands: [
            RunCommand.self, CompareCommand.self, GateCommand.self, ReportCommand.self, ExportCommand.self,
            ControlsCommand.self, SymbolsCommand.self, ScenariosCommand.self, TopicsCommand.self, CheckCommand.self,
            BrokerCommand.self, VerifyCommand.self,
        ]
    )
}
