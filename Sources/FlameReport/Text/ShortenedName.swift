extension String {
    /// A function's name in no more than so many columns.
    ///
    /// Its arguments go first, because functions of the same module and type are told apart by what stands before them;
    /// then the middle, so that the module and the end of the name stay.
    func shortenedName(to columns: Int) -> String {
        guard displayWidth > columns else { return self }
        return withoutArguments.shortenedInMiddle(to: columns)
    }

    /// The text in no more than so many columns, with `…` for what is left out of its middle.
    func shortenedInMiddle(to columns: Int) -> String {
        guard columns > 0 else { return "" }
        guard displayWidth > columns else { return self }
        let head = columns / 2
        return Substring(self).prefix(columns: head) + "…" + Substring(self).suffix(columns: columns - 1 - head)
    }

    /// The name with `(…)` for its last parenthesis, if it ends with one that has something in it.
    private var withoutArguments: String {
        guard hasSuffix(")") else { return self }
        var depth = 0
        for index in indices.reversed() {
            if self[index] == ")" { depth += 1 }
            if self[index] == "(" { depth -= 1 }
            guard depth == 0 else { continue }
            // A name that is nothing but a parenthesis has no other part to stay.
            return index > startIndex && self[index...].count > 3 ? self[..<index] + "(…)" : self
        }
        return self
    }
}
