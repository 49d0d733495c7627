import Glibc
import ProfileModel
import Units

/// Folded stacks, as plain as the benchmark needs them: `frame;frame;frame COUNT` a line; other lines are left out.
enum FoldedText {
    static func profile(of bytes: [UInt8]) -> Profile {
        var reader = FoldedReader()
        bytes.withUnsafeBytes { text in
            var start = 0
            while start < text.count {
                let end = text.firstIndex(of: UInt8(ascii: "\n"), in: start..<text.count) ?? text.count
                reader.read(UnsafeRawBufferPointer(rebasing: text[start..<end]))
                start = end + 1
            }
        }
        return reader.profile
    }
}

/// Reads line after line. Lines are mostly in order, so most of a stack is that of the line before.
private struct FoldedReader {
    private(set) var profile = Profile(measurement: .init(unit: .count))
    private let labels: LabelsID
    private var frames: [String: FrameID] = [:]
    /// The stack of the line before, which is alive as long as the text is.
    private var previous = UnsafeRawBufferPointer(start: nil, count: 0)
    /// Frame by frame: the stack so far, and where the frame's name ends in the line.
    private var path: [(stack: StackID, end: Int)] = []

    init() {
        labels = profile.labels.intern(Labels())
    }

    mutating func read(_ line: UnsafeRawBufferPointer) {
        guard let space = line.lastIndex(of: UInt8(ascii: " ")), let count = Self.number(in: line, from: space + 1)
        else {
            return
        }
        let stack = UnsafeRawBufferPointer(rebasing: line[..<space])
        keepCommonFrames(with: stack)
        var start = path.last.map { $0.end + 1 } ?? 0
        while start < stack.count {
            let end = stack.firstIndex(of: UInt8(ascii: ";"), in: start..<stack.count) ?? stack.count
            let frame = intern(String(decoding: stack[start..<end], as: UTF8.self))
            path.append((profile.stacks.push(frame, on: path.last?.stack ?? .root), end))
            start = end + 1
        }
        previous = stack
        let innermost = path.last?.stack ?? .root
        profile.samples.append(.init(stack: innermost, labels: labels, count: SampleCount(count), value: count))
    }

    private mutating func keepCommonFrames(with stack: UnsafeRawBufferPointer) {
        let shorter = min(previous.count, stack.count)
        var common = 0
        while common < shorter, previous[common] == stack[common] { common += 1 }
        while let end = path.last?.end, end > common || end < stack.count && stack[end] != UInt8(ascii: ";") {
            path.removeLast()
        }
    }

    private mutating func intern(_ name: String) -> FrameID {
        if let known = frames[name] { return known }
        let frame = profile.frames.intern(Frame(symbol: name, module: ""))
        frames[name] = frame
        return frame
    }

    private static func number(in line: UnsafeRawBufferPointer, from start: Int) -> Int64? {
        var value: Int64 = 0
        for byte in line[start...] {
            guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte, value < .max / 10 - 1 else { return nil }
            value = value * 10 + Int64(byte - UInt8(ascii: "0"))
        }
        return start < line.count ? value : nil
    }
}

extension UnsafeRawBufferPointer {
    /// The place of a byte's first occurrence in a part of the text.
    fileprivate func firstIndex(of byte: UInt8, in range: Range<Int>) -> Int? {
        guard let base = baseAddress, let place = memchr(base + range.lowerBound, Int32(byte), range.count) else {
            return nil
        }
        return UnsafeRawPointer(place) - base
    }
}
