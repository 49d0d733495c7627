extension String {
    /// The text in lines of no more than so many columns, broken at spaces; a longer word is cut.
    func wrapped(to columns: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        var width = 0
        for word in split(separator: " ", omittingEmptySubsequences: true) {
            let word = String(word).shortenedInMiddle(to: columns)
            let wordWidth = word.displayWidth
            if width > 0, width + 1 + wordWidth > columns {
                lines.append(line)
                (line, width) = ("", 0)
            }
            line += width > 0 ? " " + word : word
            width += wordWidth + (width > 0 ? 1 : 0)
        }
        if width > 0 { lines.append(line) }
        return lines
    }
}
