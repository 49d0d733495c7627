import ProfileFormats
import ProfileModel
import Testing
import Units

@Suite("Frames of perf script")
struct PerfFrameTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var line: String
        var symbol: String
        var module: String
        var kind = Frame.Kind.user

        var testDescription: String { line }
    }

    static let cases = [
        Case(line: "main (/srv/app/producer)", symbol: "main", module: "producer"),
        Case(line: "main+0x1f (/srv/app/producer)", symbol: "main", module: "producer"),
        Case(line: "a+0xzz (/srv/app/producer)", symbol: "a+0xzz", module: "producer"),
        Case(line: "+0x1f (/srv/app/producer)", symbol: "+0x1f", module: "producer"),
        Case(
            line: "operator()(int, char const*) const+0x3 (/srv/app/producer)",
            symbol: "operator()(int, char const*) const",
            module: "producer"
        ),
        Case(
            line: "(1) await resume partial function for f(_:) -> (Int, String) (/srv/app/producer)",
            symbol: "(1) await resume partial function for f(_:) -> (Int, String)",
            module: "producer"
        ),
        Case(line: "f->g (/srv/app/producer)", symbol: "f->g", module: "producer"),
        Case(line: "[unknown] (/usr/lib/libz.so.1)", symbol: "", module: "libz.so.1"),
        Case(line: "[unknown] ([unknown])", symbol: "", module: ""),
        Case(line: "schedule ([kernel.kallsyms])", symbol: "schedule", module: "[kernel.kallsyms]", kind: .kernel),
        Case(line: "nf_hook ([nf_tables])", symbol: "nf_hook", module: "[nf_tables]", kind: .kernel),
        Case(
            line: "ext4_read (/lib/modules/6.1/kernel/fs/ext4.ko.xz)",
            symbol: "ext4_read",
            module: "ext4.ko.xz",
            kind: .kernel
        ),
        Case(line: "do_idle (/usr/lib/debug/vmlinux-6.1.0)", symbol: "do_idle", module: "vmlinux-6.1.0", kind: .kernel),
        Case(line: "f (/srv/vmlinux viewer)", symbol: "f", module: "vmlinux viewer"),
        Case(line: "f (/srv/a.ko.d/program)", symbol: "f", module: "program"),
        Case(line: "__vdso_time ([vdso])", symbol: "__vdso_time", module: "[vdso]"),
        Case(line: "f (/srv/app/producer (deleted))", symbol: "f", module: "producer"),
        Case(line: "f (/memfd:jit code (deleted))", symbol: "f", module: "memfd:jit code"),
        Case(line: "f (/srv/my app/a (b) c)", symbol: "f", module: "a (b) c"),
        Case(line: "f(int) (/srv/a)b)", symbol: "f(int)", module: "a)b"),
        Case(line: "f (/srv/a(b)", symbol: "f", module: "a(b"),
        Case(line: "f (//anon)", symbol: "f", module: "anon"),
        Case(line: "f (/tmp/perf-12.map)", symbol: "f", module: "perf-12.map"),
        Case(
            line: "closure #1 in g() [inlined] (/srv/app/Demo)",
            symbol: "closure #1 in g()",
            module: "Demo",
            kind: .inlined
        ),
        Case(line: " (/srv/app/producer)", symbol: "", module: "producer"),
        Case(line: "f ()", symbol: "f", module: ""),
        Case(line: "f (/)", symbol: "f", module: "/"),
    ]

    @Test("have a symbol, a module and a kind", arguments: cases)
    func reads(_ expected: Case) throws {
        let text = "w 1/2 1.0: 1 cycles:\n\t  12ab \(expected.line)\n\n"
        let profile = try PerfScriptReader.read(Array(text.utf8)).profile
        let frames = profile.stacks.frames(of: try #require(profile.samples.first).stack).map { profile.frames[$0] }
        #expect(frames == [Frame(symbol: expected.symbol, module: expected.module, kind: expected.kind)])
    }

    @Test("take the module of the frame that they are inlined into")
    func inlined() throws {
        let text = """
            w 1/2 1.0: 1 cycles:
            \t 1 min (inlined)
            \t 1 sort (inlined)
            \t 1 work (/srv/app/a)
            \t 2 min (inlined)
            \t 2 callback (/usr/lib/libb.so)
            \t 3 last (inlined)

            """
        let profile = try PerfScriptReader.read(Array(text.utf8)).profile
        let frames = profile.stacks.frames(of: try #require(profile.samples.first).stack).map { profile.frames[$0] }
        #expect(
            frames == [
                Frame(symbol: "last", module: "", kind: .inlined), Frame(symbol: "callback", module: "libb.so"),
                Frame(symbol: "min", module: "libb.so", kind: .inlined), Frame(symbol: "work", module: "a"),
                Frame(symbol: "sort", module: "a", kind: .inlined), Frame(symbol: "min", module: "a", kind: .inlined),
            ]
        )
    }

    @Test("keep the paths of their modules")
    func modules() throws {
        let text = "w 1/2 1.0: 1 cycles:\n 1 a (/srv/app/producer (deleted))\n 2 b ([vdso])\n 3 c ([unknown])\n"
        let profile = try PerfScriptReader.read(Array(text.utf8)).profile
        #expect(profile.modules == ["producer": .init(path: "/srv/app/producer"), "[vdso]": .init(path: "[vdso]")])
    }
}
