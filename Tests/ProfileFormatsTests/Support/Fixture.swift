import Foundation
import Testing

/// Files under Tests/Fixtures; `FLAMEGRAPH_BLESS=1` writes the expected ones anew.
enum Fixture {
    private static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Fixtures")

    static func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

    static func bytes(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: folder.appendingPathComponent(name)))
    }

    static func expect(
        _ bytes: [UInt8],
        matches name: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        if ProcessInfo.processInfo.environment["FLAMEGRAPH_BLESS"] != nil {
            try Data(bytes).write(to: folder.appendingPathComponent(name))
        }
        #expect(bytes == (try Self.bytes(name)), "differs from \(name)", sourceLocation: sourceLocation)
    }
}
