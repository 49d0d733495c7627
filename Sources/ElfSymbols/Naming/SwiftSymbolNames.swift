import Symbols

/// Names for the Swift functions of one program: demangled, normalised, and never the same for two addresses.
///
/// A function's closures, specialised copies, thunks and async parts have its normalised name too, and so have overloads
/// that differ only in types. Where that happens, the function itself keeps the bare name and the others get a suffix
/// (`NameSuffix`). Numbers follow the order of the linker's names, not of addresses, so that they change little from build
/// to build.
struct SwiftSymbolNames {
    /// Longer names, in bytes, are not used; the longest of this project's programs has 672.
    static let maximumLength = 4096

    /// A function that asks for a name, with the best reading of its symbols.
    private struct Claim {
        var part: NormalizedName.Part
        var symbol: String
        var address: UInt64

        func goesBefore(_ other: Claim) -> Bool {
            if part != other.part { return part < other.part }
            if symbol != other.symbol { return symbol < other.symbol }
            return address < other.address
        }
    }

    /// Names by normalised name and address.
    private var names: [String: [UInt64: String]] = [:]
    /// The normalised names of the linker's names.
    private var bases: [String: NormalizedName] = [:]

    /// Names functions.
    ///
    /// - Parameters:
    ///   - functions: the functions with mangled names.
    ///   - taken: the names of all other symbols.
    init(_ functions: [FunctionSymbol], taken: Set<String>) {
        readBases(functions)
        let claims = claims(functions)
        var used = taken.union(claims.keys)
        for base in claims.keys.sorted() {
            let sorted = claims[base, default: []].sorted { $0.goesBefore($1) }
            names[base] = Self.share(base, sorted, isBaseFree: !taken.contains(base), &used)
        }
    }

    /// The new name of a function; `nil` when the linker's name cannot be read.
    func name(of function: FunctionSymbol) -> String? {
        bases[function.name].flatMap { names[$0.name]?[function.address] }
    }

    private mutating func readBases(_ functions: [FunctionSymbol]) {
        var demangler = SwiftDemangler()
        for function in functions where bases[function.name] == nil {
            guard let full = demangler.demangle(function.name) else { continue }
            var base = NameNormalizer.normalize(full)
            base.name = base.name.safeAsSymbol
            guard base.name.utf8.count <= Self.maximumLength, !base.name.isEmpty else { continue }
            // A second rewriting would take it for the linker's.
            guard !SwiftDemangler.isMangled(base.name) else { continue }
            bases[function.name] = base
        }
    }

    /// One claim per name and address.
    private func claims(_ functions: [FunctionSymbol]) -> [String: [Claim]] {
        var best: [String: [UInt64: Claim]] = [:]
        for function in functions {
            guard let base = bases[function.name] else { continue }
            let claim = Claim(part: base.part, symbol: function.name, address: function.address)
            if let other = best[base.name]?[function.address], !claim.goesBefore(other) { continue }
            best[base.name, default: [:]][function.address] = claim
        }
        return best.mapValues { Array($0.values) }
    }

    private static func share(
        _ base: String,
        _ claims: [Claim],
        isBaseFree: Bool,
        _ used: inout Set<String>
    ) -> [UInt64: String] {
        if claims.count == 1, isBaseFree { return [claims[0].address: base] }
        var shared: [UInt64: String] = [:]
        var numbers: [String?: Int] = [:]
        if !isBaseFree { numbers[nil] = 1 }
        for claim in claims {
            let word = NameSuffix.word(claim.part)
            var name: String
            repeat {
                numbers[word, default: 0] += 1
                name = base + NameSuffix.text(claim.part, number: numbers[word, default: 1])
            } while name != base && used.contains(name)
            used.insert(name)
            shared[claim.address] = name
        }
        return shared
    }
}
