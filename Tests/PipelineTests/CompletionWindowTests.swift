import KafkaClient
import Testing

@testable import Pipeline

@Suite("Completion window")
struct CompletionWindowTests {
    @Test("only the gapless done part can be committed")
    func contiguousPrefix() {
        var window = CompletionWindow()
        let tickets = [10, 11, 15, 16].map { window.begin(Offset(rawValue: $0)) }
        #expect(window.committable == nil)
        var moves: [Bool] = [window.finish(tickets[1])]
        #expect(window.committable == nil)
        moves.append(window.finish(tickets[0]))
        #expect(window.committable == Offset(rawValue: 12))
        moves.append(window.finish(tickets[3]))
        #expect(window.committable == Offset(rawValue: 12))
        moves.append(window.finish(tickets[2]))
        #expect(moves == [false, true, false, true])
        #expect(window.committable == Offset(rawValue: 17))
        #expect(window.pendingCount == 0)
    }

    @Test("no order of completion commits past an unfinished record", arguments: 0..<20)
    func neverPastUnfinished(seed: UInt64) {
        var generator = SeededGenerator(state: seed)
        var window = CompletionWindow()
        var open: [(ticket: UInt32, offset: Int64)] = []
        var next: Int64 = 0
        for _ in 0..<5000 {
            if Bool.random(using: &generator) || open.isEmpty {
                next += Int64.random(in: 1...3, using: &generator)
                open.append((window.begin(Offset(rawValue: next)), next))
            } else {
                let index = Int.random(in: 0..<open.count, using: &generator)
                _ = window.finish(open.remove(at: index).ticket)
            }
            #expect(window.pendingCount >= open.count)
            if let committable = window.committable, let first = open.map(\.offset).min() {
                #expect(committable.rawValue <= first)
            }
        }
        open.forEach { _ = window.finish($0.ticket) }
        #expect(window.committable == Offset(rawValue: next + 1))
    }

    @Test("a record that could not be sent is taken back")
    func takeBack() {
        var window = CompletionWindow()
        let first = window.begin(Offset(rawValue: 1))
        let second = window.begin(Offset(rawValue: 2))
        window.takeBackLast(second)
        _ = window.finish(first)
        #expect(window.committable == Offset(rawValue: 2))
        let again = window.begin(Offset(rawValue: 2))
        _ = window.finish(again)
        #expect(window.committable == Offset(rawValue: 3))
    }
}
