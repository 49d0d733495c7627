/// Text of the form of `perf script`, always the same: stacks of some thirty frames in a tree like that of a real service,
/// where most samples come from few stacks.
struct SampleText {
    private static let threads = ["producer", "rdk:broker1", "rdk:main"]
    private static let chunk = 1 << 20

    private let count: Int
    private let names: SampleNames
    private var numbers = SplitMix64(seed: 3)

    init(count: Int) {
        self.count = count
        names = SampleNames(count: 2000)
    }

    func write(to path: String) throws {
        var text = self
        try text.writeAll(to: path)
    }

    private mutating func writeAll(to path: String) throws {
        let file = try OutputFile(path)
        var bytes: [UInt8] = []
        for sample in 0..<count {
            append(sample, to: &bytes)
            if bytes.count > Self.chunk {
                try file.write(bytes)
                bytes.removeAll(keepingCapacity: true)
            }
        }
        try file.write(bytes)
    }

    private mutating func append(_ sample: Int, to bytes: inout [UInt8]) {
        let thread = Int(numbers.next(below: 100))
        let place = thread < 70 ? 0 : thread < 95 ? 1 : 2
        let nanoseconds = 1_340_564_901_150 + sample * 1_003_009
        let fraction = String(nanoseconds % 1_000_000_000)
        let time = "\(nanoseconds / 1_000_000_000).\(String(repeating: "0", count: 9 - fraction.count))\(fraction)"
        bytes.append(
            contentsOf: "\(Self.threads[place]) 10203/\(10203 + place)  \(time):    1003009 cpu-clock: \n".utf8
        )
        for frame in path(from: UInt64(place)).reversed() {
            // The address is within the function, so it differs from sample to sample.
            let address = String(0x10_0000 + frame * 4096 + Int(numbers.next(below: 256)) * 4, radix: 16)
            bytes.append(0x09)
            bytes.append(contentsOf: repeatElement(0x20, count: 16 - address.count))
            bytes.append(contentsOf: address.utf8)
            bytes.append(0x20)
            bytes.append(contentsOf: names[frame])
            bytes.append(0x0a)
        }
        bytes.append(0x0a)
    }

    /// A way down the tree: mostly the same callee, now and then another.
    private mutating func path(from thread: UInt64) -> [Int] {
        var node = SplitMix64.mix(thread &+ 1)
        var path: [Int] = []
        let depth = 18 + Int(numbers.next(below: 8)) + Int(numbers.next(below: 8)) + Int(numbers.next(below: 8))
        for place in 0..<depth {
            path.append(Int(node % UInt64(names.count)))
            // Real stacks differ near their innermost frames: 11,113 samples of this project's services had 4,801 different
            // stacks of 30 frames, and 2.5 different callers and callees for each stack.
            let isOther = numbers.next(below: 1000) < UInt64(place * place / 6)
            node = SplitMix64.mix(node &+ (isOther ? 1 + numbers.next(below: 3) : 0))
        }
        return path
    }
}
