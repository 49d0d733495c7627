import Foundation
import ProfileModel

/// The files under `Tests/Fixtures/symbols`.
enum Fixture {
    /// Whether expected values are to be written anew.
    static let isBlessing = ProcessInfo.processInfo.environment["FLAMEGRAPH_BLESS"] != nil

    static func text(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: file(name)), as: UTF8.self)
    }

    static func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: file(name))
    }

    /// The rows of a file whose columns are divided by tabs.
    static func rows(_ name: String) throws -> [[String]] {
        try text(name).split(separator: "\n").map { line in
            line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
    }

    private static func file(_ name: String, source: String = #filePath) -> URL {
        URL(fileURLWithPath: source)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Fixtures/symbols/\(name)")
    }
}
