import ElfSymbols
import Testing

@Suite("What profilers and the backtracer show of a rewritten program")
struct ProfilerTests {
    /// perf's own cache knows programs by their build id, which rewriting keeps: so each program gets a cache of its own.
    private static func samples(_ program: String, cache: String, in folder: String) async throws -> [String] {
        let line = """
            mkdir "$2" && perf --buildid-dir "$2" record -q -e cpu-clock -F 999 -o "$2/perf.data" "$1" spin >/dev/null \
            && perf --buildid-dir "$2" script --no-inline -F ip,sym,dso -i "$2/perf.data"
            """
        let outcome = try await Shell.run(line, program, folder + "/" + cache, in: folder)
        guard outcome.status == 0 else { throw Shell.Failure(description: outcome.error) }
        return outcome.lines
    }

    private static func canRecord() async -> Bool {
        let outcome = try? await Shell.withFolder { folder in
            try await Shell.run("perf record -q -e cpu-clock -o \"$1/perf.data\" true", folder, in: folder)
        }
        return outcome?.status == 0
    }

    private static func backtrace(_ program: String, in folder: String) async throws -> [String] {
        let line = "SWIFT_BACKTRACE=enable=yes,color=no,interactive=no \"$1\" crash 2>&1"
        return try await Shell.run(line, program, in: folder).lines
    }

    private static func hasBacktracer() async -> Bool {
        let lines = try? await RealPrograms.withDemo(linker: "lld") { pair in
            try await backtrace(pair.original, in: pair.folder)
        }
        return lines?.contains { $0.contains("pick(_:at:)") } == true
    }

    @Test(
        "perf finds every function that it found before, under its readable name",
        .enabled("perf cannot record here", canRecord)
    )
    func perf() async throws {
        try await RealPrograms.withDemo(linker: "lld") { pair in
            let before = try await Self.samples(pair.original, cache: "before", in: pair.folder)
            let after = try await Self.samples(pair.rewritten, cache: "after", in: pair.folder)
            #expect(before.contains { $0.contains("$s4demo4spinySdSiF") })
            #expect(after.contains { $0.contains(" demo.spin(_:) (") })
            #expect(!after.contains { $0.hasSuffix("/rewritten)") && $0.contains("[unknown]") })
            #expect(!after.contains { $0.contains("$s4demo") })
        }
    }

    @Test("a crash shows the functions' names", .enabled("Swift's backtracer does not start here", hasBacktracer))
    func backtraces() async throws {
        try await RealPrograms.withDemo(linker: "lld") { pair in
            let lines = try await Self.backtrace(pair.rewritten, in: pair.folder)
            #expect(lines.contains { $0.contains("demo.pick(_:at:)") && $0.contains(" in rewritten") })
            #expect(!lines.contains { $0.contains("$s4demo") })
        }
    }
}
