import Testing

@testable import FlameReport

@Suite("Text of an HTML page")
struct HTMLTextTests {
    @Test("is escaped, whatever it says", arguments: HostileNames.all)
    func escaped(name: String) {
        let markup = HTMLText(name).markup
        #expect(!markup.contains { "<>\"'".contains($0) })
        #expect(unescaped(markup) == name.safeForTerminal)
    }

    @Test("stays inside the attribute it is put into", arguments: HostileNames.all)
    func attributes(name: String) {
        let markup = HTMLText.element("p", ["title": name], text: name).markup
        #expect(markup.count { $0 == "<" } == 2)
        #expect(markup.count { $0 == "\"" } == 2)
    }

    @Test("is put together in the order of its pieces")
    func order() {
        let item = HTMLText.element("li", [:], [HTMLText("a & b"), .element("b", ["class": "x"], text: "c")])
        #expect((item + HTMLText("d")).markup == "<li>a &amp; b<b class=\"x\">c</b></li>d")
        #expect([HTMLText]().joined() == .empty)
    }

    private func unescaped(_ markup: String) -> String {
        let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
        return entities.reduce(markup) { $0.replacing($1.0, with: $1.1) }
    }
}
