import ProfileModel
import Testing

@Suite("Frame")
struct FrameTests {
    @Test("a symbol is the name until rules make a better one")
    func named() {
        let frame = Frame(symbol: "$s6Orders", module: "producer")
        #expect(frame.name == "$s6Orders" && frame.fullName == "$s6Orders" && frame.symbol == "$s6Orders")
        #expect(frame.isNamed && frame.kind == .user)
    }

    @Test(
        "without a symbol a frame is shown under its module, and never without a name",
        arguments: [
            ("libz.so.1", "[libz.so.1]"), ("", "[unknown]"), ("[vdso]", "[vdso]"), ("[]", "[unknown]"),
            ("[kernel.kallsyms]", "[kernel.kallsyms]"),
        ]
    )
    func unnamed(module: String, name: String) {
        let frame = Frame(symbol: "", module: module, kind: .kernel)
        #expect(frame.name == name && frame.fullName == name)
        #expect(!frame.isNamed && frame.module == module)
    }

    @Test("a table holds each different frame once, in the order they came")
    func table() {
        var table = FrameTable()
        let main = table.intern(Frame(symbol: "main", module: "a"))
        let other = table.intern(Frame(symbol: "main", module: "b"))
        #expect(table.intern(Frame(symbol: "main", module: "a")) == main)
        #expect(main != other && table.count == 2)
        #expect(table.ids.map { table[$0].module } == ["a", "b"])
    }

    @Test("frames that differ in nothing but their kind are different")
    func kinds() {
        var table = FrameTable()
        let user = table.intern(Frame(symbol: "f", module: "m"))
        let inlined = table.intern(Frame(symbol: "f", module: "m", kind: .inlined))
        #expect(user != inlined)
    }
}
