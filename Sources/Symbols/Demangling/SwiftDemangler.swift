/// Turns the linker's names of Swift functions into the full names that people read, through the Swift runtime.
///
/// Names come from profiles, which may be hostile: what is too long, or would grow too much, is not demangled. A name that
/// was asked for is remembered. The runtime stops at a depth for which 2 MiB of stack is enough; glibc's threads have more.
public struct SwiftDemangler: Sendable {
    /// Names with more bytes are not demangled; the longest of this project's binaries has 500.
    public static let maximumLength = 4096
    /// Full names with more bytes are not given; the longest of this project's binaries has 1,100.
    public static let maximumFullLength = 16_384

    private static let prefixes = ["$s", "$S", "_$s", "_$S", "_T0", "$e", "_$e"]

    private var known: [String: String?] = [:]

    /// A demangler that has seen no name yet.
    public init() {}

    /// Whether a name has the form of a Swift symbol; C++, Rust and C names have not.
    public static func isMangled(_ symbol: String) -> Bool {
        prefixes.contains { symbol.hasPrefix($0) }
    }

    /// The full name of a Swift symbol, or `nil` when it is none or cannot be demangled.
    ///
    /// A version or linkage mark, as in `$s…F@plt`, is left out.
    public mutating func demangle(_ symbol: String) -> String? {
        guard Self.isMangled(symbol) else { return nil }
        if let answer = known[symbol] { return answer }
        let answer = Self.fullName(of: symbol)
        known[symbol] = .some(answer)
        return answer
    }

    private static func fullName(of symbol: String) -> String? {
        let bytes = Array(symbol.utf8.prefix { $0 != UInt8(ascii: "@") })
        guard bytes.count <= maximumLength, bytes.allSatisfy({ $0 > 0x20 }) else { return nil }
        guard MangledExpansion.isBounded(bytes) else { return nil }
        return SwiftRuntime.demangle(bytes, limit: maximumFullLength)
    }
}
