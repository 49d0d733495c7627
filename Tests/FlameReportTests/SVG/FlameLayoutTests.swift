import Testing

@testable import FlameReport

@Suite("The layout of a flame graph")
struct FlameLayoutTests {
    private static func limits(minimumWidth: Double = 0, maximumRows: Int = 100) -> FlameLayout.Limits {
        .init(span: 10...110, minimumWidth: minimumWidth, maximumRows: maximumRows)
    }

    @Test("puts callees side by side on their caller, as wide as their cost")
    func widths() {
        // root 20 > main 20 > a 15 > b 10; c 5
        let layout = FlameLayout(callers: [-1, 0, 1, 2, 1], totals: [20, 20, 15, 10, 5], within: Self.limits())
        #expect(layout.boxes.map(\.node) == [0, 1, 2, 3, 4])
        #expect(layout.boxes.map(\.x) == [10, 10, 10, 10, 85])
        #expect(layout.boxes.map(\.width) == [100, 100, 75, 50, 25])
        #expect(layout.boxes.map(\.depth) == [0, 1, 2, 3, 2])
        #expect(layout.rows == 4)
        #expect(layout.narrow == .init() && layout.deep == .init())
    }

    @Test("leaves out narrow frames with all they call, and says what they cost")
    func pruning() {
        let layout = FlameLayout(
            callers: [-1, 0, 1, 2, 0, 0],
            totals: [1000, 4, 4, 2, 1, 995],
            within: Self.limits(minimumWidth: 1)
        )
        #expect(layout.boxes.map(\.node) == [0, 5])
        #expect(layout.narrow.frames == 4)
        #expect(abs(layout.narrow.share - 0.005) < 1e-12)
        // What is left out keeps its place.
        #expect(abs(layout.boxes[1].x - 10.5) < 1e-9)
    }

    @Test("does not recurse: a stack a million frames deep is cut at the last row")
    func deepStack() {
        let count = 1_000_000
        let callers = Array(-1..<count - 1)
        let layout = FlameLayout(
            callers: callers,
            totals: Array(repeating: 7, count: count),
            within: Self.limits(minimumWidth: 0.1, maximumRows: 50)
        )
        #expect(layout.boxes.count == 50 && layout.rows == 50)
        #expect(layout.deep == .init(frames: count - 50, share: 1))
    }

    @Test("keeps callees within their caller, whatever the figures are")
    func hostileFigures() {
        let totals: [Double] = [10, 8, .nan, -3, .infinity, 9, 9]
        let layout = FlameLayout(callers: [-1, 0, 0, 0, 0, 1, 5], totals: totals, within: Self.limits())
        var ends: [Int: Double] = [:]
        for box in layout.boxes {
            #expect(box.width > 0 && box.x >= 10 && box.x + box.width <= 110)
            ends[box.node] = box.x + box.width
        }
        #expect(ends[5] == 90 && ends[6] == 90)
    }

    @Test("is empty where there is no cost", arguments: [[], [0], [-1], [Double.nan], [Double.infinity]])
    func nothing(totals: [Double]) {
        let callers = totals.isEmpty ? [] : [-1]
        #expect(FlameLayout(callers: callers, totals: totals, within: Self.limits()).boxes.isEmpty)
    }
}
