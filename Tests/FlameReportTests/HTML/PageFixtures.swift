import FlameReport
import Foundation
import Testing

/// Writes the pages that the browser tests open. They go into the folder that `FLAMEGRAPH_PAGES` names.
@Suite("Pages for the browser")
struct PageFixtures {
    @Test(
        "are written",
        .enabled(if: ProcessInfo.processInfo.environment["FLAMEGRAPH_PAGES"] != nil, "FLAMEGRAPH_PAGES names no folder")
    )
    func write() throws {
        let folder = URL(fileURLWithPath: try #require(ProcessInfo.processInfo.environment["FLAMEGRAPH_PAGES"]))
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let pages = try [
            "ordinary": ReportFixtures.ordinary(),
            "hostile": ReportFixtures.hostile(),
            "large": ReportFixtures.large(),
            "single-round": ReportFixtures.singleRound(),
            "part": ReportFixtures.part(),
            "empty": ReportFixtures.empty(),
        ]
        for (name, document) in pages {
            let text = HTMLReport(document).text
            try Data(text.utf8).write(to: folder.appendingPathComponent("\(name).html"))
            #expect(text.hasPrefix("<!doctype html>"))
        }
        let names = try JSONEncoder().encode(HostileNames.all)
        try names.write(to: folder.appendingPathComponent("hostile-names.json"))
    }
}
