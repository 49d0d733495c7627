import Foundation
import PyroscopeClient
import Testing

@Suite struct ComparisonLinkTests {
    private func link(_ left: String, _ right: String) throws -> URLComponents {
        let client = try Quick.client("http://127.0.0.1:4040/base")
        let text = try client.comparisonLink(between: Quick.query(left), and: Quick.query(right))
        #expect(text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"\"{}<>'`\\".utf8.contains($0) })
        return try #require(URLComponents(string: text))
    }

    @Test("the page gets both sides, each with its own window, and a query of the same type")
    func parts() throws {
        let link = try link("serdes-json-producer", "serdes-avro-producer")
        #expect(link.path == "/base/comparison-diff")
        let items = Dictionary(uniqueKeysWithValues: try #require(link.queryItems).map { ($0.name, $0.value) })
        let type = "process_cpu:cpu:nanoseconds:cpu:nanoseconds"
        #expect(items["query"] == #"\#(type){service_name="serdes-json-producer"}"#)
        #expect(items["leftQuery"] == #"\#(type){service_name="serdes-json-producer"}"#)
        #expect(items["rightQuery"] == #"\#(type){service_name="serdes-avro-producer"}"#)
        #expect(items["leftFrom"] == "1700000015000" && items["rightUntil"] == "1700000134998")
        #expect(items["from"] == "1700000015000" && items["until"] == "1700000134998")
    }

    @Test("no service's name adds to the address", arguments: ["a&from=0#x", "a b+c", "ä=%26?", "\n", "a'b<script>"])
    func hostile(name: String) throws {
        let link = try link(name, "b")
        #expect(link.fragment == nil)
        #expect(link.queryItems?.count == 9)
        let left = link.queryItems?.first { $0.name == "leftQuery" }?.value
        #expect(left?.hasSuffix(LabelSelector.service(name).description) == true)
    }

    @Test("what the page cannot show is refused")
    func unshowable() throws {
        let client = try Quick.client("http://127.0.0.1:4040")
        var other = try Quick.query("b")
        other.type = try #require(ProfileTypeID(rawValue: "wall:wall:nanoseconds:wall:nanoseconds"))
        var pattern = try Quick.query("b")
        pattern.selector = LabelSelector([try LabelMatcher("role", .matches, ".*")])
        for right in [other, pattern, try Quick.query(""), try Quick.query("a\"b")] {
            let left = try Quick.query("a")
            let error = try failure { () throws(PyroscopeError) in try client.comparisonLink(between: left, and: right)
            }
            #expect(error.code == .configuration)
        }
    }
}
