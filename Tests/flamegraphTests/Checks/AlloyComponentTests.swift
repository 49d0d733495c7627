import Foundation
import Testing

@testable import flamegraph

@Suite("Alloy's components")
struct AlloyComponentTests {
    private func read(_ json: String) -> AlloyComponent? { AlloyComponent(json: Array(json.utf8)) }

    @Test("targets without labels are counted, and targets of another shape are none")
    func shapes() {
        let capsules =
            #"{"exports":[{"name":"output","value":{"type":"array","value":[{"type":"capsule","value":"x"}]}}]}"#
        #expect(read(capsules)?.targets == [[:]])
        #expect(read(capsules)?.containersOfService.isEmpty == true)
        let other =
            #"{"health":{"state":"healthy"},"exports":[{"name":"output","value":{"type":"string","value":"x"}}]}"#
        #expect(read(other)?.targets == nil)
        #expect(read(#"{"health":{"state":"exited","message":"why"},"exports":{}}"#)?.message == "why")
    }

    @Test(
        "what is not of the shape is nothing",
        arguments: ["", "{", "[]", "{}", "null", #"{"health":7}"#, #"{"health":{}}"#, "<html>"]
    )
    func nothing(json: String) {
        #expect(read(json) == nil)
    }

    @Test("nesting and random changes do not crash it")
    func fuzz() throws {
        let deep = String(repeating: #"{"exports":[{"name":"output","value":{"type":"array","value":["#, count: 2000)
        #expect(read(deep) == nil)
        let nested = String(repeating: #"{"type":"array","value":["#, count: 5000)
        let closed = nested + String(repeating: "]}", count: 5000)
        _ = read(#"{"exports":[{"name":"output","value":\#(closed)}]}"#)
        var generator = SeededGenerator(seed: 9)
        let json = Array(
            #"{"health":{"state":"healthy","message":"m"},"exports":[{"name":"output","type":"attr"}]}"#.utf8
        )
        for _ in 0..<3000 {
            var bytes = json
            for _ in 0..<3 {
                bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
            }
            _ = AlloyComponent(json: bytes)
        }
    }
}
