import Foundation
import Testing

/// Expected documents in `Tests/Fixtures/report`; `FLAMEGRAPH_BLESS=1` writes them anew.
enum ReportGolden {
    static func expect(
        _ text: String,
        matches name: String,
        source: String = #filePath,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let file = URL(fileURLWithPath: source)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Fixtures/report/\(name)")
        if ProcessInfo.processInfo.environment["FLAMEGRAPH_BLESS"] != nil {
            try Data(text.utf8).write(to: file)
        }
        let expected = String(decoding: try Data(contentsOf: file), as: UTF8.self)
        #expect(text == expected, "differs from \(name)", sourceLocation: sourceLocation)
    }
}
