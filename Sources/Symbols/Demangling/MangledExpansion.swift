/// An upper bound of how much a mangled Swift name can grow when it is written out.
///
/// A mangled name refers back to types it has named before (docs/ABI/Mangling.rst, substitutions: `A` and an index), and a
/// type may refer to the one before it twice. So 150 bytes can stand for a gigabyte, and the runtime's demangler has no
/// limit. The bound gives each substitution the weight of all references before its first use that have a smaller index,
/// because only those can be part of it.
struct MangledExpansion {
    /// The largest weight that is demangled. Names of this project's binaries reach 822, and 99.9 % of the names in the
    /// Swift libraries 400.
    static let limit = 4096

    private let text: [UInt8]
    /// Per position: whether it can be the start of an operator, in one of the ways to read the name.
    private var isReachable: [Bool]
    private var references: [(index: Int, weight: Int)] = []
    private var weights: [Int: Int] = [:]
    private var total = 1

    /// Whether a name's bound is within the limit.
    static func isBounded(_ mangled: [UInt8]) -> Bool {
        var expansion = MangledExpansion(text: mangled)
        expansion.readAll()
        return expansion.total <= limit
    }

    private init(text: [UInt8]) {
        self.text = text
        isReachable = Array(repeating: false, count: text.count + 1)
    }

    private mutating func readAll() {
        isReachable[0] = true
        for position in text.indices where isReachable[position] {
            switch text[position] {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): readNumber(at: position)
            case UInt8(ascii: "A"): readReferences(after: position)
            case UInt8(ascii: "S"): isReachable[endOfDigits(position + 1)] = true
            default: isReachable[position + 1] = true
            }
            if total > Self.limit { return }
        }
    }

    /// A number begins an identifier of that length, or is an index; where it can be both, both ways are followed.
    private mutating func readNumber(at position: Int) {
        let digitsEnd = endOfDigits(position)
        let identifierEnd = endOfIdentifier(position)
        if let identifierEnd { isReachable[identifierEnd] = true }
        let isIndex = digitsEnd < text.count && text[digitsEnd] == UInt8(ascii: "_") && !isDiscriminator(position)
        let isPass = position >= 2 && text[position - 2] == UInt8(ascii: "T")
        if identifierEnd == nil || isIndex || isPass { isReachable[digitsEnd] = true }
    }

    /// `A`, then indices: lower-case letters and a last upper-case one, each after an optional repeat count, or a number
    /// and `_`.
    private mutating func readReferences(after position: Int) {
        var place = position + 1
        var number: Int?
        while place < text.count {
            let byte = text[place]
            place += 1
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                number = min((number ?? 0) * 10 + Int(byte - UInt8(ascii: "0")), Self.limit)
            case UInt8(ascii: "a")...UInt8(ascii: "z"):
                refer(to: Int(byte - UInt8(ascii: "a")), times: number ?? 1)
                number = nil
            case UInt8(ascii: "A")...UInt8(ascii: "Z"):
                refer(to: Int(byte - UInt8(ascii: "A")), times: number ?? 1)
                isReachable[place] = true
                return
            case UInt8(ascii: "_"):
                refer(to: number.map { $0 + 27 } ?? 26, times: 1)
                isReachable[place] = true
                return
            default:
                isReachable[place - 1] = true
                return
            }
        }
    }

    private mutating func refer(to index: Int, times: Int) {
        let weight = weights[index] ?? references.reduce(1) { $1.index < index ? capped($0 + $1.weight) : $0 }
        weights[index] = weight
        let added = capped(weight * max(times, 1))
        references.append((index, added))
        total = capped(total + added)
    }

    private func capped(_ weight: Int) -> Int { min(weight, Self.limit + 1) }

    private func endOfDigits(_ start: Int) -> Int {
        var end = start
        while end < text.count, text[end].isDigit { end += 1 }
        return end
    }

    /// The end of an identifier that begins with its length, or with `0` and references to words of earlier ones.
    private func endOfIdentifier(_ start: Int) -> Int? {
        var place = start
        var hasWords = text[start] == UInt8(ascii: "0")
        if hasWords { place += 1 }
        repeat {
            while hasWords, place < text.count, text[place].isLetter {
                hasWords = text[place] >= UInt8(ascii: "a")
                place += 1
            }
            if place < text.count, text[place] == UInt8(ascii: "0") { return place + 1 }
            let digitsEnd = endOfDigits(place)
            guard digitsEnd > place, let length = Int(String(decoding: text[place..<digitsEnd], as: UTF8.self)) else {
                return nil
            }
            guard length <= text.count - digitsEnd else { return nil }
            place = digitsEnd + length
        } while hasWords
        return place
    }

    /// `33_`, 32 hexadecimal digits and `LL` or `Ll`: the file of a private declaration.
    private func isDiscriminator(_ start: Int) -> Bool {
        let length = 37
        guard start + length <= text.count, text[start...].starts(with: "33_".utf8) else { return false }
        let digits = text[(start + 3)..<(start + 35)]
        return digits.allSatisfy { $0.isDigit || (UInt8(ascii: "A")...UInt8(ascii: "F")).contains($0) }
            && text[start + 35] == UInt8(ascii: "L") && (text[start + 36] | 0x20) == UInt8(ascii: "l")
    }
}
