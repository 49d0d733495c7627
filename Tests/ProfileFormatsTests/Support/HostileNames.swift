/// Names that a program under profile may have chosen.
enum HostileNames {
    static let all = [
        "<script>alert(1)</script>", "</script><img src=x onerror=alert(1)>", "</title>", "<!--<script>",
        "\" onmouseover=\"x", "' autofocus onfocus='x", "`${x}`", "javascript:alert(1)", "&lt;b&gt;", "]]>",
        "\u{2028}", "\u{202e}", "\0", String(repeating: "a", count: 10_000), "<", ">>=", "Array<Int>",
        "a;b", "a\nb", "a\r\nb", "\u{1b}[31m", "\u{9b}31m", "#comment", "\\u{3b}", "a\\u{", "\\", "../../x",
        "/etc/passwd",
        " leading", "trailing ", "two  blanks", "12 13", "name_[k", "(", ")", "operator()(int) const", "日本語",
        "e\u{301}",
    ]
}
