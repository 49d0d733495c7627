import ProfileModel
import Testing

@Suite("Stack table")
struct StackTableTests {
    @Test("holds each different stack once, callers before those they call")
    func pushing() {
        var stacks = StackTable()
        let main = stacks.push(FrameID(rawValue: 0), on: .root)
        let work = stacks.push(FrameID(rawValue: 1), on: main)
        let again = stacks.push(FrameID(rawValue: 1), on: stacks.push(FrameID(rawValue: 0), on: .root))
        #expect(again == work && stacks.count == 3)
        #expect(
            stacks.caller(of: work) == main && stacks.caller(of: main) == .root && stacks.caller(of: .root) == .root
        )
        #expect(stacks.frame(of: work) == FrameID(rawValue: 1))
        #expect(Array(stacks.ids) == [main, work])
    }

    @Test("gives a stack's frames from the outermost on")
    func frames() {
        var stacks = StackTable()
        var stack = StackID.root
        for number in [3, 1, 3, 2] as [UInt32] { stack = stacks.push(FrameID(rawValue: number), on: stack) }
        #expect(stacks.frames(of: stack).map(\.rawValue) == [3, 1, 3, 2])
        #expect(stacks.frames(of: .root).isEmpty)
    }

    @Test("every stack's id is larger than its caller's, whatever the order")
    func order() {
        var stacks = StackTable()
        var known = [StackID.root]
        var number: UInt32 = 1
        for _ in 0..<2000 {
            number = number &* 1_664_525 &+ 1_013_904_223
            let caller = known[Int(number >> 8) % known.count]
            known.append(stacks.push(FrameID(rawValue: number % 7), on: caller))
        }
        #expect(stacks.count == Set(known).count)
        #expect(stacks.ids.allSatisfy { stacks.caller(of: $0).rawValue < $0.rawValue })
    }
}
