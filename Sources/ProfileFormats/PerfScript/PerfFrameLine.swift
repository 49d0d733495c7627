/// What a line of a stack says behind the address: `symbol+0xoffset (module)`.
struct PerfFrameLine {
    /// Without the offset; empty when perf found none.
    var symbol: UnsafeRawBufferPointer
    /// Between the parentheses.
    var module: UnsafeRawBufferPointer
    /// Whether the compiler inlined the function: the next frame outwards contains it.
    var isInlined: Bool

    /// Takes a line apart; `nil` when it has no module in parentheses at its end.
    init?(_ text: UnsafeRawBufferPointer) {
        guard let open = Self.openingParenthesis(text) else { return nil }
        module = text.part((open + 1)..<(text.count - 1))
        symbol = Self.withoutOffset(text.upTo(open).withoutTrailingBlanks)
        isInlined = module.equals("inlined")
        // swift-profile-recorder marks the symbol and leaves the module as it is.
        if symbol.ends(with: " [inlined]") {
            isInlined = true
            symbol = symbol.upTo(symbol.count - 10)
        }
        if symbol.equals("[unknown]") { symbol = symbol.upTo(0) }
    }

    /// The parenthesis that the last byte closes, which follows a blank. Paths may hold parentheses of their own; when they
    /// do not balance, the last one behind a blank is taken.
    private static func openingParenthesis(_ text: UnsafeRawBufferPointer) -> Int? {
        guard text.last == 0x29 else { return nil }
        var depth = 0
        var lastOpening: Int?
        var index = text.count - 1
        while index >= 0 {
            if text[index] == 0x29 { depth += 1 }
            if text[index] == 0x28 {
                depth -= 1
                let followsBlank = index == 0 || text[index - 1].isBlank
                // A module that is `path (deleted)` is the outer pair.
                if followsBlank, depth <= 0 { return index }
                if followsBlank, lastOpening == nil { lastOpening = index }
            }
            index -= 1
        }
        return lastOpening
    }

    private static func withoutOffset(_ symbol: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
        var index = symbol.count
        while index > 0, symbol[index - 1].isHexDigit { index -= 1 }
        guard index < symbol.count, index > 3, symbol.upTo(index).ends(with: "+0x") else { return symbol }
        return symbol.upTo(index - 3)
    }
}
