import ProfileModel
import Testing

@Suite("Stack table of many stacks")
struct StackTableGrowthTests {
    private struct Edge: Hashable {
        var caller: StackID
        var frame: FrameID
    }

    @Test("agrees with a dictionary")
    func agreesWithDictionary() {
        var table = StackTable()
        var places: [Edge: StackID] = [:]
        var state: UInt64 = 7
        for _ in 0..<20_000 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let caller = StackID(rawValue: UInt32(state >> 33) % UInt32(table.count))
            let edge = Edge(caller: caller, frame: FrameID(rawValue: UInt32(state >> 60) % 3))
            let stack = table.push(edge.frame, on: edge.caller)
            if let known = places[edge] {
                #expect(stack == known)
            } else {
                #expect(Int(stack.rawValue) == table.count - 1)
                places[edge] = stack
            }
            #expect(table.caller(of: stack) == edge.caller && table.frame(of: stack) == edge.frame)
        }
        #expect(table.count == places.count + 1)
    }
}
