import Analysis
import Testing

@testable import FlameReport

@Suite("The paint of a difference")
struct DifferencePaintTests {
    @Test("has fixed bands")
    func bands() {
        let shares = [0, 0.0999, 0.1, 0.2499, 0.25, 0.4999, 0.5, 0.9999, 1]
        let bands = shares.map { DifferencePaint.Band(relative: $0).rawValue }
        #expect(bands == [0, 0, 1, 1, 2, 2, 3, 3, 4])
        #expect(shares.map { DifferencePaint.Band(relative: -$0).rawValue } == bands)
    }

    @Test("says the sign twice: by hue and by glyph")
    func signs() {
        let more = DifferencePaint(relative: 0.3, finding: .significant)
        let less = DifferencePaint(relative: -0.3, finding: .significant)
        #expect(more.glyph == "+" && less.glyph == "−")
        #expect(more.color.red > more.color.blue && less.color.blue > less.color.red)
    }

    @Test("gives no colour to what is not known to differ")
    func doubt() {
        let chance = DifferencePaint(relative: 0.9, finding: .notSignificant)
        let untested = DifferencePaint(relative: 0.9, finding: .notTested)
        #expect(chance.color == untested.color)
        #expect(chance.texture == .stripes && untested.texture == .dots)
        #expect(chance.glyph == "≈" && untested.glyph == "?")
        #expect(DifferencePaint(relative: 0.9, finding: nil).texture == .none)
    }

    @Test("calls equal what differs only by rounding")
    func equal() {
        #expect(DifferencePaint(relative: 1e-15, finding: .significant).glyph == "=")
        #expect(DifferencePaint(relative: 0, finding: .notSignificant).glyph == "=")
    }
}
