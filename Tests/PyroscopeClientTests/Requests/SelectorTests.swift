import Foundation
import PyroscopeClient
import Testing

@Suite struct SelectorTests {
    @Test("comparisons are written in PromQL's notation")
    func notation() throws {
        let selector = LabelSelector([
            try LabelMatcher("service_name", .equal, "a"), try LabelMatcher("variant", .notEqual, "b"),
            try LabelMatcher("role", .matches, "pro.*"), try LabelMatcher("x", .doesNotMatch, ""),
        ])
        #expect(selector.description == #"{service_name="a",variant!="b",role=~"pro.*",x!~""}"#)
        #expect(LabelSelector.all.description == "{}")
    }

    @Test(
        "no value ends its quotes or its line, and each comes back as it was",
        arguments: [
            #"a"b"#, #"a",service_name=~".*"#, #"\"#, #"\\"#, #"\""#, "a\nb", "\u{0}", "\u{7F}", "\u{1B}[31m", "ä{}😀",
            "}",
            "a\\nb", "\u{1}1",
        ]
    )
    func hostile(value: String) throws {
        let text = LabelSelector.service(value).description
        #expect(text.hasPrefix(#"{service_name=""#) && text.hasSuffix(#""}"#))
        let inner = text.dropFirst(#"{service_name=""#.count).dropLast(2)
        #expect(inner.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F })
        #expect(Self.unquote(inner) == value)
    }

    @Test("a name that is no label's is refused", arguments: ["", "1a", "a-b", "a=\"", "ä", "a b", "a\n"])
    func names(name: String) throws {
        #expect(try failure { () throws(PyroscopeError) in try LabelMatcher(name, .equal, "x") }.code == .configuration)
    }

    @Test(
        "a profile type has five or six parts and nothing that ends it early",
        arguments: [
            ("process_cpu:cpu:nanoseconds:cpu:nanoseconds", true), ("offcpu:offcpu:nanoseconds::", true),
            ("memory:inuse_space:bytes:space:bytes:delta", true), ("cpu", false), ("::::", false),
            ("a:b:c:d:e{", false), ("a:b:c:d:\"", false), ("a:b:c:d:e f", false), ("a:b:c:d:e:f:g", false),
        ]
    )
    func types(text: String, isOne: Bool) {
        #expect((ProfileTypeID(rawValue: text) != nil) == isOne)
    }

    /// What Go's and Prometheus' rules make of the inside of double quotes.
    private static func unquote(_ text: Substring) -> String? {
        var output = String.UnicodeScalarView()
        var rest = text.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            guard scalar != "\"" else { return nil }
            guard scalar == "\\" else {
                output.append(scalar)
                continue
            }
            switch rest.popFirst() {
            case "\\": output.append("\\")
            case "\"": output.append("\"")
            case "x":
                guard let code = UInt32(String(Substring(rest.prefix(2))), radix: 16),
                    let decoded = Unicode.Scalar(code)
                else { return nil }
                rest = rest.dropFirst(2)
                output.append(decoded)
            default: return nil
            }
        }
        return String(output)
    }
}
