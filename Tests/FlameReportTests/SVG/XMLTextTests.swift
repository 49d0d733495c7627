import FlameReport
import Testing

@Suite("Text in XML")
struct XMLTextTests {
    @Test("is escaped where it could be markup")
    func escaping() {
        #expect(XMLText("a < b && c > \"d\" 'e'").escaped == "a &lt; b &amp;&amp; c &gt; &quot;d&quot; &#39;e&#39;")
        #expect(XMLText("&lt;b&gt;").escaped == "&amp;lt;b&amp;gt;")
        #expect(XMLText("]]>").escaped == "]]&gt;")
    }

    @Test("loses what XML 1.0 cannot hold, and nothing else")
    func forbidden() {
        #expect(XMLText("a\u{0}\u{1}\u{8}\u{b}\u{c}\u{e}\u{1f}\u{fffe}\u{ffff}b").escaped == "ab")
        let kept = "\t\n\r\u{7f}\u{85}\u{d7ff}\u{e000}\u{fffd}\u{10000}\u{10ffff}\u{2028}\u{202e}ﬀ漢"
        #expect(XMLText(kept).escaped == kept)
    }

    @Test("is what was given where nothing needs care")
    func plain() {
        #expect(XMLText("Orders.AvroOrderCodec.encode(_:into:)").escaped == "Orders.AvroOrderCodec.encode(_:into:)")
        #expect(XMLText("").escaped == "")
    }
}
