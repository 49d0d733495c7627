import Symbols
import Testing

@testable import ElfSymbols

@Suite("Names of Swift functions")
struct SwiftSymbolNamesTests {
    /// The names that functions at addresses of their own get.
    private static func names(_ symbols: [String], taken: Set<String> = []) -> [String?] {
        let functions = symbols.enumerated().map { index, name in
            FunctionSymbol(index: index, name: name, address: UInt64(index))
        }
        let names = SwiftSymbolNames(functions, taken: taken)
        return functions.map { names.name(of: $0) }
    }

    @Test("gives the bare name where it is free")
    func bare() {
        #expect(Self.names(["$s4main3fooyyF", "$s4main3baryyF"]) == ["main.foo()", "main.bar()"])
        // A closure or a copy that is all that is left of a function.
        #expect(Self.names(["$s4main3fooyyFyycfU_"]) == ["main.foo()"])
    }

    @Test("says which part of a function a symbol is, where there are several")
    func parts() {
        let symbols = ["$s4main3fooyyFyycfU0_", "$s4main3fooyyFyycfU_", "$s4main3fooyyFTf4n_n", "$s4main3fooyyF"]
        #expect(
            Self.names(symbols) == ["main.foo() [inner]", "main.foo() [inner 2]", "main.foo() [copy]", "main.foo()"]
        )
        #expect(Self.names(symbols.dropLast()) == Self.names(symbols).dropLast())
    }

    @Test("numbers namesakes by their mangled names, whatever their order in the file")
    func namesakes() {
        let symbols = ["$s4main3fooyySiF", "$s4main3fooyySSF", "$s4main3fooyySdF"]
        #expect(Self.names(symbols) == ["main.foo(_:) [3]", "main.foo(_:)", "main.foo(_:) [2]"])
        #expect(Self.names(symbols.reversed()) == Self.names(symbols).reversed())
    }

    @Test("gives two symbols of one address one name, and one symbol at two addresses two")
    func aliases() {
        let functions = [
            FunctionSymbol(index: 0, name: "$s4main3fooyySiF", address: 1),
            FunctionSymbol(index: 1, name: "$s4main3fooyySSF", address: 1),
            FunctionSymbol(index: 2, name: "$s4main3baryyF", address: 2),
            FunctionSymbol(index: 3, name: "$s4main3baryyF", address: 3),
        ]
        let names = SwiftSymbolNames(functions, taken: [])
        #expect(
            functions.map { names.name(of: $0) } == ["main.foo(_:)", "main.foo(_:)", "main.bar()", "main.bar() [2]"]
        )
    }

    @Test("leaves the names of other symbols to them")
    func taken() {
        #expect(Self.names(["$s4main3fooyyF"], taken: ["main.foo()"]) == ["main.foo() [2]"])
        #expect(Self.names(["$s4main3fooyyF"], taken: ["main.foo()", "main.foo() [2]"]) == ["main.foo() [3]"])
    }

    @Test("leaves alone what cannot be read")
    func unreadable() {
        #expect(Self.names(["$s", "$sabc", "$s99999main3fooyyF"]) == [nil, nil, nil])
    }

    @Test("never gives two functions one name, whatever their parts")
    func uniqueness() {
        var random = SplitMix64(seed: 4)
        let stems = ["$s4main3fooyyF", "$s4main3fooyySiF", "$s4main3baryyF"]
        let ends = ["", "yycfU_", "yycfU0_", "TA", "Tf4n_n", "Tf4d_n", "yycfU_TA", "Tm"]
        for _ in 0..<200 {
            let symbols = (0..<30).map { _ in
                stems[Int.random(in: stems.indices, using: &random)]
                    + ends[Int.random(in: ends.indices, using: &random)]
            }
            let names = Self.names(symbols, taken: ["main.foo()", "main.bar() [inner]"]).compactMap(\.self)
            #expect(names.count == symbols.count)
            #expect(Set(names).count == names.count)
            #expect(Set(names).isDisjoint(with: ["main.foo()", "main.bar() [inner]"]))
        }
    }

    @Test(
        "takes out what breaks folded stacks, lines and terminals",
        arguments: [
            ("a;b", "a_b"), ("a\nb\tc", "a_b_c"), ("a\u{1b}[31mb", "a_[31mb"), ("a\u{7f}\u{9b}b", "a__b"),
            ("a\u{202e}b\u{2028}\u{2066}", "a_b__"), ("Größe.f(_:) [inner]", "Größe.f(_:) [inner]"), ("\0", "_"),
        ]
    )
    func unsafe(text: String, safe: String) {
        #expect(text.safeAsSymbol == safe)
    }
}
