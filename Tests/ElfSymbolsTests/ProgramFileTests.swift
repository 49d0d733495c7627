import ElfSymbols
import Foundation
import Glibc
import Testing

@Suite("Reading and replacing a program's file")
struct ProgramFileTests {
    private static func make(_ text: String, mode: mode_t = 0o755, at path: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        try #require(chmod(path, mode) == 0)
    }

    private static func mode(_ path: String) throws -> mode_t {
        var status = stat()
        try #require(lstat(path, &status) == 0)
        return status.st_mode & 0o7777
    }

    @Test("replaces a file in place and keeps its mode", arguments: [0o755, 0o700, 0o555, 0o644] as [mode_t])
    func inPlace(mode: mode_t) async throws {
        try await Shell.withFolder { folder in
            let path = folder + "/program"
            try Self.make("before", mode: mode, at: path)
            let file = try ProgramFile(path: path)
            #expect(file.bytes == Array("before".utf8))
            try file.write(Array("after, and longer".utf8), to: path)
            #expect(try Shell.bytes(path) == Array("after, and longer".utf8))
            #expect(try Self.mode(path) == mode)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["program"])
        }
    }

    @Test("writes to another path with the original's mode and leaves the original")
    func elsewhere() async throws {
        try await Shell.withFolder { folder in
            try Self.make("before", mode: 0o750, at: folder + "/program")
            try Self.make("old", mode: 0o600, at: folder + "/other")
            let file = try ProgramFile(path: folder + "/program")
            try file.write([1, 2, 3], to: folder + "/other")
            #expect(try Shell.bytes(folder + "/program") == Array("before".utf8))
            #expect(try Shell.bytes(folder + "/other") == [1, 2, 3])
            #expect(try Self.mode(folder + "/other") == 0o750)
        }
    }

    @Test("refuses links, folders, pipes and programs with the rights of others")
    func noPlainFile() async throws {
        try await Shell.withFolder { folder in
            try Self.make("before", at: folder + "/program")
            try #require(symlink("program", folder + "/link") == 0)
            try #require(mkfifo(folder + "/pipe", 0o600) == 0)
            try Self.make("before", mode: 0o4755, at: folder + "/privileged")
            for name in ["link", "pipe", "privileged", "missing", "."] {
                let fault = #expect(throws: ElfError.self) { try ProgramFile(path: folder + "/" + name) }
                #expect(fault?.kind == .cannotRead, "\(name)")
            }
            let file = try ProgramFile(path: folder + "/program")
            for name in ["link", "pipe", "missing/program", "program/"] {
                let fault = #expect(throws: ElfError.self) { try file.write([1], to: folder + "/" + name) }
                #expect(fault?.kind == .cannotWrite, "\(name)")
            }
            #expect(try Shell.bytes(folder + "/program") == Array("before".utf8))
            let left = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
            #expect(left == ["link", "pipe", "privileged", "program"])
        }
    }

    @Test("refuses a file too large to hold in memory twice")
    func tooLarge() async throws {
        try await Shell.withFolder { folder in
            try Self.make("", at: folder + "/program")
            try #require(truncate(folder + "/program", off_t(ProgramFile.largest) + 1) == 0)
            let fault = #expect(throws: ElfError.self) { try ProgramFile(path: folder + "/program") }
            #expect(fault?.kind == .tooLarge)
        }
    }
}
