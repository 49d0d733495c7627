import Foundation
import Pipeline
import Testing

@testable import flamegraph

@Suite("The folder of a run")
struct RunDirectoryTests {
    /// Runs a body with a folder of its own.
    private func withFolder(_ body: (String) throws -> Void) throws {
        let folder = NSTemporaryDirectory() + "flamegraph-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try body(folder)
    }

    private func read(_ path: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
    }

    @Test("holds the report and the event lines of every process")
    func contents() throws {
        try withFolder { folder in
            let directory = try RunDirectory(outputFolder: folder + "/deep/er", runID: "r1")
            try directory.append("one", toEventsOf: "a-1")
            try directory.append("two", toEventsOf: "a-1")
            try directory.writeReport("first")
            try directory.writeReport("second")
            #expect(try read(folder + "/deep/er/r1/events/a-1.jsonl") == "one\ntwo\n")
            #expect(try read(folder + "/deep/er/r1/run.json") == "second")
            #expect(
                try FileManager.default.contentsOfDirectory(atPath: folder + "/deep/er/r1").sorted() == [
                    "events", "profiles", "run.json",
                ]
            )
        }
    }

    @Test("is never one that is there already, nor a link to one")
    func existing() throws {
        try withFolder { folder in
            _ = try RunDirectory(outputFolder: folder, runID: "r1")
            try FileManager.default.createSymbolicLink(atPath: folder + "/r2", withDestinationPath: folder + "/r1")
            for name in ["r1", "r2"] {
                let error = #expect(throws: PipelineError.self) {
                    _ = try RunDirectory(outputFolder: folder, runID: name)
                }
                #expect(error?.exitCode == .cannotWrite)
            }
        }
    }

    @Test("keeps links that appear in it from being written through")
    func links() throws {
        try withFolder { folder in
            let directory = try RunDirectory(outputFolder: folder, runID: "r1")
            let victim = folder + "/victim"
            try Data("untouched".utf8).write(to: URL(fileURLWithPath: victim))
            for name in ["run.json", "events/a-1.jsonl"] {
                try FileManager.default.createSymbolicLink(atPath: folder + "/r1/" + name, withDestinationPath: victim)
            }
            #expect(throws: PipelineError.self) { try directory.writeReport("text") }
            #expect(throws: PipelineError.self) { try directory.append("text", toEventsOf: "a-1") }
            #expect(try read(victim) == "untouched")
        }
    }

    @Test("that cannot be made is told in one line")
    func impossible() throws {
        let error = #expect(throws: PipelineError.self) {
            _ = try RunDirectory(outputFolder: "/proc/nowhere", runID: "r")
        }
        #expect(error?.exitCode == .cannotWrite)
        #expect(error?.message.contains("\n") == false)
    }

    @Test("is not needed to write a file whole or not at all")
    func atomicFile() throws {
        try withFolder { folder in
            try AtomicFile.write("one", to: folder + "/file")
            try AtomicFile.write("two", to: folder + "/file")
            #expect(try read(folder + "/file") == "two")
            #expect(throws: PipelineError.self) { try AtomicFile.write("x", to: folder + "/missing/file") }
            #expect(throws: PipelineError.self) { try AtomicFile.write("x", to: folder + "/") }
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["file"])
        }
    }
}
