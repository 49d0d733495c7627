import ProfileModel

/// The colour of a frame: by its category, or by its module where there are no categories, shifted a little by its
/// module and by whether its row is even, so that neighbours can be told apart. The same frame has the same colour in
/// every picture, and a category that of the page's style sheet in its light form.
///
/// All are light enough for dark text.
enum CategoryColors {
    /// The colour of a category.
    static func category(_ name: String) -> SVGColor {
        known[name] ?? spares[Int(fnv1a(name) % UInt32(spares.count))]
    }

    /// The colour of a module.
    static func module(_ name: String) -> SVGColor {
        guard name != Category.unknown.rawValue else { return category(name) }
        let hash = fnv1a(name)
        return SVGColor(hue: Double(hash % 72) * 5, saturation: 0.62, lightness: 0.74 + Double(hash / 72 % 3) * 0.03)
    }

    /// A colour for a frame of a module in a row.
    static func shade(_ color: SVGColor, module: String, depth: Int) -> SVGColor {
        let step = Double(fnv1a(module) / 7 % 4) * 0.055 + (depth.isMultiple(of: 2) ? 0.05 : 0)
        return color.mixed(with: SVGColor(0xFFFFFF), share: step)
    }

    /// The categories of the package's own rules.
    private static let known: [String: SVGColor] = [
        "generate": SVGColor(0xC9CF78),
        "business logic": SVGColor(0xECBD57),
        "serialization": SVGColor(0xFA9D6B),
        "schema registry": SVGColor(0xFCA0AB),
        "compression": SVGColor(0x78D7D7),
        "checksums": SVGColor(0x71C4AA),
        "produce and flush": SVGColor(0x82B7FE),
        "Kafka client": SVGColor(0x9BD7FB),
        "network (kernel)": SVGColor(0xC2A7F4),
        "kernel other": SVGColor(0xDFC2E8),
        "memory and ARC": SVGColor(0x89D38F),
        "runtime": SVGColor(0xC3D0B4),
        Category.unknown.rawValue: SVGColor(0xC4C7CD),
    ]

    /// For the categories of other rules.
    private static let spares = [SVGColor(0xF8B3D3), SVGColor(0xB7C4FE), SVGColor(0xFCC1B6)]

    /// FNV-1a, 32 bits (Fowler, Noll and Vo): a hash that is the same on every machine and in every run.
    private static func fnv1a(_ text: String) -> UInt32 {
        text.utf8.reduce(0x811C_9DC5) { ($0 ^ UInt32($1)) &* 0x0100_0193 }
    }
}
