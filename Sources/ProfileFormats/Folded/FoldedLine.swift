/// A line of a folded file: the stack, and the one or two numbers behind it.
struct FoldedLine {
    /// How many columns of numbers a file has.
    enum Columns {
        case one, two
    }

    struct Number {
        var value: Int64
        /// Whether it was written with a fraction, which is rounded.
        var isRounded: Bool
    }

    var stack: UnsafeRawBufferPointer
    /// The last number of the line.
    var number: Number
    /// The number before it, where there are two columns.
    var numberBefore: Number?

    /// `nil` when the line has no stack, or not the numbers that it should have.
    init?(_ line: UnsafeRawBufferPointer, _ columns: Columns) {
        let line = line.withoutTrailingBlanks
        guard let (rest, number) = Self.split(line) else { return nil }
        self.number = number
        stack = rest
        if columns == .two {
            guard let (stack, before) = Self.split(rest.withoutTrailingBlanks) else { return nil }
            self.stack = stack
            numberBefore = before
        }
        if stack.isEmpty { return nil }
    }

    /// Whether a line says nothing: it is blank or a comment.
    static func isEmpty(_ line: UnsafeRawBufferPointer) -> Bool {
        line.first == 0x23 || line.allSatisfy(\.isBlank)
    }

    private static func split(_ line: UnsafeRawBufferPointer) -> (rest: UnsafeRawBufferPointer, Number)? {
        guard let blank = line.lastIndex(where: \.isBlank), let number = number(line.from(blank + 1)) else {
            return nil
        }
        return (line.upTo(blank), number)
    }

    /// A number without a sign; a fraction is rounded half up.
    private static func number(_ text: UnsafeRawBufferPointer) -> Number? {
        guard let point = text.firstIndex(of: 0x2e) else {
            return text.decimal.map { Number(value: $0, isRounded: false) }
        }
        let fraction = text.from(point + 1)
        guard let whole = text.upTo(point).decimal, let first = fraction.first, fraction.allSatisfy(\.isDigit)
        else { return nil }
        return Number(value: first >= 0x35 ? whole &+ (whole < .max ? 1 : 0) : whole, isRounded: true)
    }
}
