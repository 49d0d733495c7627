import Glibc
import Pipeline

/// Names of runs: they become names of folders, topics and groups.
enum RunID {
    static let longest = 64

    /// A name from the time, in UTC, and a random end.
    static func make(secondsSince1970 seconds: Int = time(nil), random: UInt32 = .random(in: 0...0xFFFF)) -> String {
        var seconds = seconds
        var parts = tm()
        gmtime_r(&seconds, &parts)
        let numbers = [
            pad(parts.tm_year + 1900, 4) + pad(parts.tm_mon + 1, 2) + pad(parts.tm_mday, 2),
            pad(parts.tm_hour, 2) + pad(parts.tm_min, 2) + pad(parts.tm_sec, 2),
        ]
        let end = String(random & 0xFFFF, radix: 16)
        return numbers.joined(separator: "-") + "-" + String(repeating: "0", count: 4 - end.count) + end
    }

    /// Whether the name can stand in a path and in a topic's name.
    static func isValid(_ name: String) -> Bool {
        guard (1...longest).contains(name.utf8.count), let first = name.utf8.first else { return false }
        return isLetterOrDigit(first)
            && name.utf8.allSatisfy { isLetterOrDigit($0) || $0 == 0x2D || $0 == 0x2E || $0 == 0x5F }
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }

    private static func pad(_ number: Int32, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
