/// An opaque colour.
struct SVGColor: Sendable, Equatable {
    var red: UInt8
    var green: UInt8
    var blue: UInt8

    init(red: UInt8, green: UInt8, blue: UInt8) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// A colour as `0xRRGGBB`.
    init(_ value: UInt32) {
        red = UInt8(truncatingIfNeeded: value >> 16)
        green = UInt8(truncatingIfNeeded: value >> 8)
        blue = UInt8(truncatingIfNeeded: value)
    }

    /// A colour by hue in degrees, saturation and lightness in 0...1, by the definition of CSS Color 4.
    init(hue: Double, saturation: Double, lightness: Double) {
        let strength = saturation * min(lightness, 1 - lightness)
        func channel(_ offset: Double) -> UInt8 {
            let place = (offset + hue / 30).truncatingRemainder(dividingBy: 12)
            let value = lightness - strength * max(-1, min(place - 3, 9 - place, 1))
            return UInt8((value * 255).rounded())
        }
        self.init(red: channel(0), green: channel(8), blue: channel(4))
    }

    /// The colour moved towards another one by a share of the way.
    func mixed(with other: SVGColor, share: Double) -> SVGColor {
        func mix(_ from: UInt8, _ to: UInt8) -> UInt8 {
            UInt8((Double(from) * (1 - share) + Double(to) * share).rounded())
        }
        return SVGColor(red: mix(red, other.red), green: mix(green, other.green), blue: mix(blue, other.blue))
    }
}

extension SVGWriter {
    /// A colour as `#rrggbb`.
    mutating func write(_ color: SVGColor) {
        write("#")
        writeHex(color.red)
        writeHex(color.green)
        writeHex(color.blue)
    }
}
