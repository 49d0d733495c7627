import Testing
import Units

@testable import Pipeline

@Suite("Control commands")
struct ControlCommandTests {
    @Test(
        "a command survives its line",
        arguments: [
            ControlCommand.round(0, messages: MessageCount(1)), .round(12, messages: MessageCount(20_000)), .finish,
            .stop,
        ]
    )
    func roundTrip(command: ControlCommand) {
        #expect(ControlCommand(line: command.line) == command)
    }

    @Test(
        "anything else is no command",
        arguments: [
            "", "round", "round 1", "round 1 0", "round -1 5", "round 1 5 6", "round x 5", "finish now", "halt",
            "\u{1b}[2J",
        ]
    )
    func refusals(line: String) {
        #expect(ControlCommand(line: line) == nil)
    }
}
