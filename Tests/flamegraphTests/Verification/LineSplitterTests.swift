import Testing

@testable import flamegraph

@Suite("Splitting bytes into lines")
struct LineSplitterTests {
    @Test("gives the same lines however the bytes are cut", arguments: 1...12)
    func anyCut(size: Int) {
        let bytes = Array("first\n\nthird ö\nhalf".utf8)
        var splitter = LineSplitter(limit: 1000)
        var lines: [String] = []
        for start in stride(from: 0, to: bytes.count, by: size) {
            splitter.add(bytes[start..<min(start + size, bytes.count)]) { lines.append($0) }
        }
        splitter.finish { lines.append($0) }
        #expect(lines == ["first", "", "third ö", "half"])
    }

    @Test("cuts what has no line end before it fills the memory")
    func limit() {
        var splitter = LineSplitter(limit: 10)
        var lines: [String] = []
        for _ in 0..<100 { splitter.add(Array("abcd".utf8)[...]) { lines.append($0) } }
        #expect(lines.count == 33)
    }
}
