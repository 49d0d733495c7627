/// What the colours and textures of a difference mean.
enum DifferenceLegend {
    static func entries(_ scheme: WidthScheme, isTested: Bool) -> [SVGLegendEntry] {
        let bands = DifferencePaint.Band.allCases.dropFirst()
        var entries = bands.reversed().map { band in
            SVGLegendEntry(
                DifferencePaint.color(band, isIncrease: false),
                band == .oneSide ? "− only in A" : "− " + name(band)
            )
        }
        entries.append(SVGLegendEntry(DifferencePaint.neutral, "below 10 %"))
        entries += bands.map { band in
            SVGLegendEntry(
                DifferencePaint.color(band, isIncrease: true),
                band == .oneSide ? "+ only in B" : "+ " + name(band)
            )
        }
        if isTested {
            entries.append(SVGLegendEntry(DifferencePaint.doubt, texture: .stripes, "≈ not significant"))
            entries.append(SVGLegendEntry(DifferencePaint.doubt, texture: .dots, "? too few samples to test"))
        }
        if scheme == .both {
            let shown = DifferencePaint.color(.below50, isIncrease: true)
            entries.append(SVGLegendEntry(left: DifferencePaint.shaded(shown), right: shown, "A darker, B lighter"))
        }
        return entries
    }

    private static func name(_ band: DifferencePaint.Band) -> String {
        switch band {
        case .below10: "below 10 %"
        case .below25: "10–25 %"
        case .below50: "25–50 %"
        case .below100: "50–100 %"
        case .oneSide: "one side"
        }
    }
}
