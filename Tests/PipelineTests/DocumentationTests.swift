import Foundation
import Testing

@testable import Pipeline

/// The documents are part of the product: they must say what the code does.
@Suite("Documentation")
struct DocumentationTests {
    private func document(_ name: String) throws -> String {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return try String(contentsOf: root.appending(path: "docs/\(name)"), encoding: .utf8)
    }

    @Test("the table of exit codes is the one in the code", arguments: ExitCode.allCases)
    func exitCodes(code: ExitCode) throws {
        #expect(try document("exit-codes.md").contains("| \(code.rawValue) | \(code.explanation) |"))
    }

    @Test(
        "every setting is documented with its variable and its default",
        arguments: Setting.all + Setting.ofPyroscope + [.alloyServer]
    )
    func settings(setting: Setting) throws {
        let option = setting.option.map { "`--\($0)`" } ?? "–"
        let fallback = setting.defaultText.map { "`\($0)`" } ?? "–"
        #expect(
            try document("configuration.md").contains(
                "| \(option) | `\(setting.variable)` | \(fallback) | \(setting.help) |"
            )
        )
    }

    @Test("every event is documented", arguments: EventName.allCases)
    func events(event: EventName) throws {
        #expect(try document("events.md").contains("| `\(event.rawValue)` |"))
    }
}
