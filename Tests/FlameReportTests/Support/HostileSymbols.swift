/// Names that have broken viewers of profiles.
enum HostileSymbols {
    static let all = [
        "<script>alert(1)</script>", "</script><img src=x onerror=alert(1)>", "</title>", "<!--<script>",
        "\" onmouseover=\"x", "' autofocus onfocus='x", "`${x}`", "javascript:alert(1)", "&lt;b&gt;", "]]>",
        "line\u{2028}separator", "right\u{202E}to left", "nul\u{0}byte", "bell\u{7}escape\u{1b}[31m",
        "not\u{FFFE}a\u{FFFF}character", String(repeating: "long", count: 2500), "<", ">>=", "Array<Int>",
        "two\nlines\r\nhere", "semi;colon", "#comment", "ends in 42", "wide 漢字 and combined e\u{301}",
    ]
}
