import ProfileModel
import Testing

@testable import Analysis

@Suite("Starts of processes and threads")
struct StartFramesTests {
    static let producer = Given.tree([
        ("_start;__libc_start_main@@GLIBC_2.34;producer_main;producer.ProducerCommand.run();work;encode", 10),
        ("clone3;start_thread;rd_kafka_thread_main;poll", 5),
    ])
    static let consumer = Given.tree([
        ("_start;__libc_start_main@@GLIBC_2.34;consumer_main;consumer.ConsumerCommand.run();work;decode", 8),
        ("clone3;start_thread;rd_kafka_thread_main;poll", 5),
    ])

    @Test("starts that differ are dropped, and those that both have stay")
    func different() {
        let (a, b, names) = StartFrames.usual.eliding(Self.producer, Self.consumer)
        #expect(
            a.folded == [
                "_start;__libc_start_main@@GLIBC_2.34;work;encode": 10,
                "clone3;start_thread;rd_kafka_thread_main;poll": 5,
            ]
        )
        #expect(b.folded["_start;__libc_start_main@@GLIBC_2.34;work;decode"] == 8)
        #expect(
            names == [
                "consumer.ConsumerCommand.run()", "consumer_main", "producer.ProducerCommand.run()", "producer_main",
            ]
        )
        #expect(a.isInOrder && b.isInOrder)
    }

    @Test("two services that start alike are left alone")
    func equal() {
        let (a, _, names) = StartFrames.usual.eliding(Self.producer, Self.producer)
        #expect(a.folded == Self.producer.folded)
        #expect(names.isEmpty)
    }

    @Test("a process's and a thread's name above the start go too")
    func threadNames() {
        let a = Given.tree([("json;_start;main;work", 3), ("rdk:broker 1;clone3;start_thread;poll", 2)])
        let b = Given.tree([("avro;_start;main;work", 4), ("rdk:broker 1;clone3;start_thread;poll", 2)])
        let elided = StartFrames.usual.eliding(a, b)
        #expect(elided.names == ["avro", "json"])
        #expect(elided.a.folded == ["_start;main;work": 3, "rdk:broker 1;clone3;start_thread;poll": 2])
    }

    @Test("the same names deeper in a stack are work, not starts")
    func deeper() {
        let a = Given.tree([("main;work;old_main;x", 3)])
        let b = Given.tree([("main;work;new_main;x", 3)])
        #expect(StartFrames.usual.eliding(a, b).names.isEmpty)
    }

    @Test("what was counted on a start itself stays under its name")
    func selfCost() {
        let a = Given.tree([("one_main;work", 3), ("one_main", 2)])
        let b = Given.tree([("two_main;work", 3)])
        let elided = StartFrames.usual.eliding(a, b)
        #expect(elided.a.folded == ["work": 3, "one_main": 2])
        #expect(elided.b.folded == ["work": 3])
    }

    @Test("a stack that was cut short keeps its nameless caller")
    func cutShort() {
        var tree = Given.tree([("x;start_thread;work", 1)])
        tree.frames[1] = Frame(symbol: "", module: "lib")
        #expect(StartFrames.usual.starts(of: tree).isEmpty)
    }
}
