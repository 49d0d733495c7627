import Analysis

/// The colour, the sign and the texture of a difference. Bands are fixed, so that two reports can be compared; blue and
/// orange can be told apart by colour-blind people, and the sign says the same again.
struct DifferencePaint: Equatable {
    /// How large a difference is, in proportion to the larger side.
    enum Band: Int, CaseIterable {
        case below10, below25, below50, below100, oneSide

        init(relative: Double) {
            switch abs(relative) {
            case ..<0.10: self = .below10
            case ..<0.25: self = .below25
            case ..<0.50: self = .below50
            case ..<1: self = .below100
            default: self = .oneSide
            }
        }
    }

    /// What lies on the colour.
    enum Texture {
        case none
        /// Stripes: chance explains the function's difference.
        case stripes
        /// Dots: the function was not tested, because it has too few samples.
        case dots
    }

    var color: SVGColor
    var texture: Texture
    /// `+`, `−`, `=` for no difference at all, `≈` for one that chance explains, `?` for what was not tested.
    var glyph: String

    /// The paint of a node.
    ///
    /// - Parameters:
    ///   - relative: (B − A) / max(A, B) of the node.
    ///   - finding: What the statistics say of the node's function; `nil` where nothing at all was tested, and the
    ///     differences are shown as they are.
    init(relative: Double, finding: CostChange.Finding?) {
        // Sums of fractions in another order differ by this much.
        let isEqual = abs(relative) < 1e-9
        switch finding {
        case .notSignificant: (color, texture, glyph) = (Self.doubt, .stripes, "≈")
        case .notTested: (color, texture, glyph) = (Self.doubt, .dots, "?")
        case .significant, nil:
            color = Self.color(Band(relative: relative), isIncrease: relative > 0)
            texture = .none
            glyph = relative > 0 ? "+" : "−"
        }
        if isEqual { glyph = "=" }
    }

    /// The colour of A's part of a frame: B's, darker.
    var colorOfA: SVGColor { Self.shaded(color) }

    static func shaded(_ color: SVGColor) -> SVGColor { color.mixed(with: SVGColor(0x1B2433), share: 0.17) }

    static func color(_ band: Band, isIncrease: Bool) -> SVGColor {
        guard band != .below10 else { return neutral }
        return (isIncrease ? increases : decreases)[band.rawValue - 1]
    }

    /// What is neither more nor less.
    static let neutral = SVGColor(0xE4E7EC)
    /// What is not known to be more or less.
    static let doubt = SVGColor(0xECEEF2)
    private static let increases = [0xFBD6BB, 0xFEBC8A, 0xFBA156, 0xF38610].map { SVGColor($0) }
    private static let decreases = [0xC6E1FE, 0xA6D1FE, 0x80BEFE, 0x58ABFD].map { SVGColor($0) }
}
