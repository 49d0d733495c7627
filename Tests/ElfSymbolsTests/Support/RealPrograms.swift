import ElfSymbols
import Foundation

/// Programs that a real compiler and linker made.
enum RealPrograms {
    /// A program before and after, as files.
    struct Pair {
        var folder: String
        var original: String { folder + "/original" }
        var rewritten: String { folder + "/rewritten" }
        var result: RewriteResult
    }

    /// The toolchain's own linker and, where it is installed, the one that SwiftPM prefers; they lay a file out differently.
    static let linkers: [String] = {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        let hasGold = path.split(separator: ":").contains {
            FileManager.default.isExecutableFile(atPath: $0 + "/ld.gold")
        }
        return hasGold ? ["lld", "gold"] : ["lld"]
    }()

    /// Compiles `Tests/Fixtures/elf/demo.swift` and rewrites the program.
    static func withDemo<Result>(
        linker: String,
        _ body: (Pair) async throws -> Result
    ) async throws -> Result {
        let source = URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Fixtures/elf/demo.swift").path
        return try await Shell.withFolder { folder in
            let line = "swiftc -parse-as-library -O -use-ld=\(linker) -module-name demo \"$1\" -o \"$2\""
            let outcome = try await Shell.run(line, source, folder + "/original", in: folder)
            guard outcome.status == 0 else { throw Shell.Failure(description: outcome.error + outcome.output) }
            return try await body(try rewrite(in: folder))
        }
    }

    /// Rewrites a copy of a program.
    static func withCopy<Result>(
        of program: String,
        _ body: (Pair) async throws -> Result
    ) async throws -> Result {
        try await Shell.withFolder { folder in
            try FileManager.default.copyItem(atPath: program, toPath: folder + "/original")
            return try await body(try rewrite(in: folder))
        }
    }

    /// The programs of this package beside the test binary, and the test binary itself.
    static let built: [String] = {
        let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        let folder = URL(fileURLWithPath: own).deletingLastPathComponent().path
        let programs = ["consumer"].map { folder + "/" + $0 }
        return programs.filter { FileManager.default.isExecutableFile(atPath: $0) } + [own]
    }()

    private static func rewrite(in folder: String) throws -> Pair {
        let file = try ProgramFile(path: folder + "/original")
        let result = try SymbolTableRewriter.rewrite(file.bytes)
        try file.write(result.bytes, to: folder + "/rewritten")
        return Pair(folder: folder, result: result)
    }
}
