/// The bytes of a document as they grow. What is written is a literal of the source, a number or escaped text: there is
/// no way to write a string as it is.
struct SVGWriter {
    private(set) var bytes: [UInt8] = []

    /// Markup.
    mutating func write(_ markup: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: markup.utf8Start, count: markup.utf8CodeUnitCount))
    }

    /// Text of any origin.
    mutating func write(_ text: XMLText) {
        bytes.append(contentsOf: text.escaped.utf8)
    }

    /// A whole number without separators.
    mutating func write(_ value: Int) {
        if value < 0 { bytes.append(UInt8(ascii: "-")) }
        writeDigits(UInt64(value.magnitude))
    }

    /// A length or a place with two decimals, as attributes have them.
    mutating func write(length: Double) {
        guard length.isFinite, abs(length) < 1e12 else { return write("0.00") }
        let hundredths = UInt64((abs(length) * 100).rounded(.toNearestOrAwayFromZero))
        if length < 0, hundredths > 0 { bytes.append(UInt8(ascii: "-")) }
        writeDigits(hundredths / 100)
        bytes.append(UInt8(ascii: "."))
        writeFraction(hundredths % 100, places: 2)
    }

    /// A figure for people, as `Figures.decimal` has it: fixed decimals, thousands set off, a real minus sign.
    mutating func write(figure: Double, places: Int) {
        var scale: UInt64 = 1
        for _ in 0..<places { scale *= 10 }
        let scaled = (abs(figure) * Double(scale)).rounded(.toNearestOrAwayFromZero)
        guard scaled < 9e17 else { return write("–") }
        let whole = UInt64(scaled)
        if figure < 0, whole > 0 { write("−") }
        writeGrouped(whole / scale)
        guard places > 0 else { return }
        bytes.append(UInt8(ascii: "."))
        writeFraction(whole % scale, places: places)
    }

    /// A figure with its sign, `+` too.
    mutating func write(signed figure: Double, places: Int) {
        if Figures.isPositive(figure, places) { bytes.append(UInt8(ascii: "+")) }
        write(figure: figure, places: places)
    }

    /// A byte as two hexadecimal digits.
    mutating func writeHex(_ byte: UInt8) {
        for digit in [byte >> 4, byte & 15] {
            bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
        }
    }

    private mutating func writeGrouped(_ value: UInt64) {
        guard value >= 1000 else { return writeDigits(value) }
        writeGrouped(value / 1000)
        bytes.append(UInt8(ascii: ","))
        writeFraction(value % 1000, places: 3)
    }

    private mutating func writeFraction(_ value: UInt64, places: Int) {
        var divisor: UInt64 = 1
        for _ in 1..<places { divisor *= 10 }
        var rest = value
        while divisor > 0 {
            bytes.append(UInt8(ascii: "0") + UInt8(rest / divisor))
            rest %= divisor
            divisor /= 10
        }
    }

    private mutating func writeDigits(_ value: UInt64) {
        let start = bytes.count
        var rest = value
        repeat {
            bytes.append(UInt8(ascii: "0") + UInt8(rest % 10))
            rest /= 10
        } while rest > 0
        bytes[start...].reverse()
    }
}
