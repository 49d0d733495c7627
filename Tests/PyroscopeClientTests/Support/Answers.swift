/// Answers as Pyroscope 1.14.1 gives them.
enum Answers {
    /// The stacks a;b;e = 1, a;c = 2 and a;c;d = 1, each times the nanoseconds of a sample.
    static func flame(times unit: Int64 = 1) -> String {
        func list(_ values: [Int64]) -> String { values.map { "\"\($0)\"" }.joined(separator: ",") }
        let root = list([0, 4 * unit, 0, 0])
        let first = list([0, 4 * unit, 0, 1])
        let second = list([0, unit, 0, 4, 0, 3 * unit, 2 * unit, 2])
        let third = list([0, unit, unit, 5, 2 * unit, unit, unit, 3])
        return """
            {"flamegraph":{"names":["total","a","c","d","b","e"],
            "levels":[{"values":[\(root)]},{"values":[\(first)]},{"values":[\(second)]},{"values":[\(third)]}],
            "total":"\(4 * unit)","maxSelf":"\(2 * unit)"}}
            """
    }

    /// What there is when there is nothing: the root alone, the total omitted.
    static let emptyFlame = #"{"flamegraph":{"names":["total"],"levels":[{"values":["0","0","0","0"]}]}}"#

    /// Left: a;b = 3, a;c = 1. Right: a;c = 2, a;d = 5.
    static let difference = """
        {"flamegraph":{"names":["total","a","b","c","d"],"levels":[
        {"values":["0","4","0","0","7","0","0"]},
        {"values":["0","4","0","0","7","0","1"]},
        {"values":["0","3","3","0","0","0","2", "0","1","1","0","2","2","3", "0","0","0","0","5","5","4"]}],
        "total":"11","maxSelf":"5","leftTicks":"4","rightTicks":"7"}}
        """

    /// Stacks main;malloc = 20618556, main = 10309278 and main;[libc.so.6] = 10309278, with kernel;softirq below main inlined
    /// into it; zero fields omitted, numbers of tables as strings.
    static let pprof = """
        {"sampleType":[{"type":"1","unit":"2"}],
        "sample":[
        {"locationId":["2","1"],"value":["20618556"]},
        {"locationId":["1"],"value":["10309278"]},
        {"locationId":["3","1"],"value":["10309278"]},
        {"locationId":["4","1"],"value":["30927834"]}],
        "mapping":[{"id":"1","filename":"5","buildId":"6","hasFunctions":true},{"id":"2","filename":"7"},
        {"id":"3","filename":"8"}],
        "location":[{"id":"1","mappingId":"1","line":[{"functionId":"1"}]},
        {"id":"2","mappingId":"2","line":[{"functionId":"2","line":"12"}]},
        {"id":"3","mappingId":"2","address":"4096"},
        {"id":"4","mappingId":"3","line":[{"functionId":"3"}]}],
        "function":[{"id":"1","name":"3","systemName":"9"},{"id":"2","name":"4"},{"id":"3","name":"10"}],
        "stringTable":["","cpu","nanoseconds","Orders.main()","malloc","/app/producer","abc123","/usr/lib/libc.so.6",
        "vmlinux","$s6OrdersmainyyF","do_softirq"],
        "timeNanos":"1700000120000000000","durationNanos":"120000000000","periodType":{"type":"1","unit":"2"},
        "period":"1000000000"}
        """

    static let holdings =
        #"{"dataIngested":true,"oldestProfileTime":"1699990000000","newestProfileTime":"1700000300000"}"#
}
