/// Names that would be markup, script, or a trick on the eye, if anything let them.
enum HostileNames {
    static let all: [String] = [
        "<script>alert(1)</script>",
        "</script><img src=x onerror=alert(1)>",
        "</title>",
        "</style><style>*{display:none}</style>",
        "<!--<script>",
        "\" onmouseover=\"alert(1)",
        "' autofocus onfocus='alert(1)",
        "`${alert(1)}`",
        "javascript:alert(1)",
        "&lt;b&gt;",
        "]]>",
        "line\u{2028}separator\u{2029}",
        "right\u{202E}left",
        "nul\u{0}byte",
        "escape\u{1B}[31m",
        "{{script}}",
        String(repeating: "long", count: 2500),
        "static Orders.Money.< infix(_:_:)",
        "static Swift.BinaryInteger.>>= infix(_:_:)",
        "Swift.Array<Swift.Int>.append(_:)",
        "__proto__",
        "constructor",
    ]
}
