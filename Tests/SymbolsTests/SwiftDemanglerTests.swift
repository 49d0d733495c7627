import Symbols
import Testing

@Suite("Swift demangler")
struct SwiftDemanglerTests {
    @Test("gives the full name of Swift symbols of every age")
    func full() {
        var demangler = SwiftDemangler()
        let checksum = "Orders.Order.computedChecksum() -> Swift.Int64"
        #expect(demangler.demangle("$s6Orders5OrderV16computedChecksums5Int64VyF") == checksum)
        #expect(demangler.demangle("_$s6Orders5OrderV16computedChecksums5Int64VyF") == checksum)
        #expect(demangler.demangle("$s6Orders5OrderV16computedChecksums5Int64VyF@plt") == checksum)
        #expect(demangler.demangle("_T04main3fooyyF") == "main.foo() -> ()")
    }

    @Test(
        "leaves the names of other languages alone",
        arguments: [
            "", "main", "swift_retain", "_ZN5swift8demangleEv", "_RNvC4core3fmt", "core::fmt::write", "_start", "a b",
        ]
    )
    func others(symbol: String) {
        var demangler = SwiftDemangler()
        #expect(!SwiftDemangler.isMangled(symbol))
        #expect(demangler.demangle(symbol) == nil)
    }

    @Test(
        "gives nil, twice, for what only looks like a Swift symbol",
        arguments: ["$s", "$sabc", "$s60Orders", "_T0", "$S?"]
    )
    func broken(symbol: String) {
        var demangler = SwiftDemangler()
        #expect(SwiftDemangler.isMangled(symbol))
        #expect(demangler.demangle(symbol) == nil)
        #expect(demangler.demangle(symbol) == nil)
    }

    @Test("does not demangle what would take a gigabyte", arguments: [6, 12, 20, 60, 200])
    func bombs(depth: Int) {
        // Dictionary<T, T> of Dictionary<T, T> of …: each level refers twice to the one before.
        let letters = (0..<depth).map {
            $0 < 26 ? String(UnicodeScalar(UInt8(65 + $0))) : "\($0 - 27 < 0 ? "" : "\($0 - 27)")_"
        }
        let inner = String(repeating: "SDy", count: depth) + "SDySSSiG"
        let symbol = "$s" + inner + letters.map { "A\($0)G" }.joined() + "D"
        var demangler = SwiftDemangler()
        #expect((demangler.demangle(symbol) != nil) == (depth == 6))
    }

    @Test("does not demangle a repeated bomb")
    func repeated() {
        var demangler = SwiftDemangler()
        #expect(demangler.demangle("$sSay2000ACADAEAFG") == nil)
        #expect(demangler.demangle("$sSDySDySDySDySSSiG2000A2000B2000C2000DAEGD") == nil)
    }

    @Test("takes names that are nested as deep as they can be", arguments: ["m", "TA", "Sg", "1AV", "yyXEfU_", "WOc"])
    func deep(piece: String) {
        var demangler = SwiftDemangler()
        for start in ["$sSi", "$s4main1fyyF", "$s4main"] {
            let symbol = start + String(repeating: piece, count: (4096 - start.utf8.count) / piece.utf8.count)
            let full = demangler.demangle(symbol) ?? symbol
            #expect(full.utf8.count <= SwiftDemangler.maximumFullLength)
            #expect(!NameNormalizer.normalize(full).name.isEmpty)
        }
    }

    @Test("refuses what is too long, or has control characters")
    func hostile() {
        var demangler = SwiftDemangler()
        let name = String(repeating: "a", count: 5000)
        #expect(demangler.demangle("$s4main5000\(name)yyF") == nil)
        #expect(demangler.demangle("$s4main4000\(name.prefix(4000))yyF")?.hasPrefix("main.aaa") == true)
        #expect(demangler.demangle("$s4main3f\u{1}oyyF") == nil)
        #expect(demangler.demangle("$s4main3f\0oyyF") == nil)
    }

    @Test("demangles every name of this project's executables")
    func real() throws {
        var demangler = SwiftDemangler()
        for row in try Fixture.rows("swift-names.tsv") {
            #expect(demangler.demangle(row[0]) != nil, "\(row[0])")
        }
    }
}
