/// Symbols and modules as `perf script` writes them, made up: mangled Swift names, C names, kernel functions.
struct SampleNames {
    private static let words = [
        "Order", "Encoder", "Producer", "Record", "Batch", "Schema", "Value", "Buffer", "Message", "Topic", "Writer",
        "Queue",
    ]

    private var lines: [[UInt8]] = []

    var count: Int { lines.count }

    subscript(place: Int) -> [UInt8] { lines[place] }

    init(count: Int) {
        var numbers = SplitMix64(seed: 5)
        for place in 0..<count { lines.append(Array(Self.line(place, &numbers).utf8)) }
    }

    private static func line(_ place: Int, _ numbers: inout SplitMix64) -> String {
        switch numbers.next(below: 10) {
        case 0...5: "\(swiftName(place, &numbers)) (/srv/app/.build/release/producer)"
        case 6: "\(swiftName(place, &numbers)) (/usr/lib/swift/linux/libswiftCore.so)"
        case 7:
            "rd_kafka_\(words[place % words.count].lowercased())_\(place) (/usr/lib/x86_64-linux-gnu/librdkafka.so.1)"
        case 8: "__libc_\(place) (/usr/lib/x86_64-linux-gnu/libc.so.6)"
        default: "tcp_\(words[place % words.count].lowercased())_\(place) ([kernel.kallsyms])"
        }
    }

    private static func swiftName(_ place: Int, _ numbers: inout SplitMix64) -> String {
        var name = "$s6Orders"
        for _ in 0..<(2 + numbers.next(below: 8)) {
            let word = words[Int(numbers.next(below: UInt64(words.count)))]
            name += "\(word.count)\(word)V"
        }
        return name + "\(String(place).count + 1)f\(place)yySiKF"
    }
}
