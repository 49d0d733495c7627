import Testing

@testable import KafkaClient

@Suite("Assignment watch")
struct AssignmentWatchTests {
    private let start = ContinuousClock.now

    @Test("stops as soon as every partition has been fetched")
    func stops() {
        var watch = AssignmentWatch(timeout: .seconds(5))
        #expect(!watch.isActive)
        watch.assigned(at: start)
        #expect(watch.idle(at: start + .seconds(1), hasFetched: false) == .wait)
        #expect(watch.idle(at: start + .seconds(2), hasFetched: true) == .stop)
        #expect(!watch.isActive)
    }

    @Test("asks for the assignment anew when the time is over, and waits the same time again")
    func assignsAgain() {
        var watch = AssignmentWatch(timeout: .seconds(5))
        watch.assigned(at: start)
        #expect(watch.idle(at: start + .milliseconds(4999), hasFetched: false) == .wait)
        #expect(watch.idle(at: start + .seconds(5), hasFetched: false) == .assignAgain)
        #expect(watch.idle(at: start + .seconds(9), hasFetched: false) == .wait)
        #expect(watch.idle(at: start + .seconds(10), hasFetched: false) == .assignAgain)
    }

    @Test("does not trust older answers after the coordinator was none")
    func suspicious() {
        var watch = AssignmentWatch(timeout: .seconds(5))
        watch.assigned(at: start)
        watch.sawNotCoordinator()
        #expect(watch.idle(at: start + .seconds(1), hasFetched: true) == .wait)
        #expect(watch.idle(at: start + .seconds(5), hasFetched: true) == .assignAgain)
        #expect(watch.idle(at: start + .seconds(6), hasFetched: true) == .stop)
    }

    @Test("does nothing without a timeout")
    func off() {
        var watch = AssignmentWatch(timeout: nil)
        watch.assigned(at: start)
        #expect(!watch.isActive)
        #expect(watch.idle(at: start + .seconds(100), hasFetched: false) == .stop)
    }
}
