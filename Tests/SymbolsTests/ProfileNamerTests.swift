import ProfileModel
import Symbols
import Testing
import Units

@Suite("Profile namer")
struct ProfileNamerTests {
    private static let work =
        "$s8Pipeline12ProducerLoopC7produce33_6BD980DDCC3EBA037A29FE371E86FD34LL_3duey6Orders5OrderV_5Units11NanosecondsVtAA0A5ErrorVYKF"
    private static let encode = "$s6Orders5OrderV6encode2toys7Encoder_p_tKF"
    private static let encodeWitness = "$s6Orders5OrderVSEAASE6encode2toys7Encoder_p_tKFTW"
    private static let items =
        "$s6Orders14OrderGeneratorV9makeItems33_457F1EC0B2565214D1E51104AC9E829CLLySayAA0B4ItemVGAA10SplitMix64VzFZ"
    private static let name = "Orders.OrderGenerator.makeItems(_:)"

    private static func paths(_ stacks: [[String]]) -> [[String]] {
        var namer = ProfileNamer()
        let frames = stacks.map { $0.map { Frame(symbol: $0, module: "producer") } }
        return namer.named(Profile(stacks: frames)).namePaths
    }

    @Test("names frames and keeps the symbol and the full name")
    func names() {
        var namer = ProfileNamer()
        let frame = namer.named(Frame(symbol: Self.encode, module: "producer"))
        #expect(frame.name == "Orders.Order.encode(to:)")
        #expect(frame.fullName == "Orders.Order.encode(to: Swift.Encoder) throws -> ()")
        #expect(frame.symbol == Self.encode)
        let native = namer.named(Frame(symbol: "f(int) const", module: "a"))
        #expect((native.name, native.fullName) == ("f", "f(int) const"))
    }

    @Test("leaves frames without a symbol, and start functions, as they are")
    func kept() {
        var namer = ProfileNamer()
        let unnamed = Frame(symbol: "", module: "libz.so.1")
        #expect(namer.named(unnamed) == unnamed)
        for symbol in ["_start", "main", "producer_main", "__libc_start_call_main", "clone3", "start_thread"] {
            let frame = Frame(symbol: symbol, module: "producer")
            #expect(namer.named(frame) == frame)
        }
    }

    @Test("folds a thunk, a closure and a specialised copy into their function")
    func folding() {
        let paths = Self.paths([
            ["main", Self.encodeWitness, Self.encode, "malloc"],
            ["main", Self.items, Self.items + "Tf4nd_n", "malloc"],
            ["main", Self.items, Self.items + "yyXEfU_", Self.items + "yyXEfU_yyXEfU_TA", "malloc"],
            ["main", "rd_buf_write", "rd_buf_write.part.0", "malloc"],
        ])
        #expect(paths[0] == ["main", "Orders.Order.encode(to:)", "malloc"])
        #expect(paths[1] == ["main", Self.name, "malloc"])
        #expect(paths[2] == ["main", Self.name, "malloc"])
        #expect(paths[3] == ["main", "rd_buf_write", "malloc"])
    }

    @Test("folds the names that a program's rewritten symbol table has")
    func rewritten() {
        let paths = Self.paths([
            ["main", "A.f(_:)", "A.f(_:) [copy]", "A.f(_:) [inner 2]", "A.f(_:) [inner 2]", "A.b.getter [resumed]"],
            ["main", "A.f(_:)", "A.f(_:) [2]", "A.f(_:) [2]", "reabstraction thunk [7]"],
        ])
        #expect(paths[0] == ["main", "A.f(_:)", "A.f(_:)", "A.b.getter"])
        #expect(paths[1] == ["main", "A.f(_:)", "A.f(_:)", "A.f(_:)"])
    }

    @Test("keeps recursion: the same symbol twice, and a closure that calls its function")
    func recursion() {
        let paths = Self.paths([
            ["main", Self.items, Self.items],
            ["main", Self.items + "Tf4nd_n", Self.items + "Tf4nd_n"],
            ["main", Self.items, Self.items + "yyXEfU_", Self.items],
            ["main", Self.encodeWitness, Self.encode, Self.encodeWitness, Self.encode],
            ["main", "f", "f"],
        ])
        #expect(paths[0] == ["main", Self.name, Self.name])
        #expect(paths[1] == ["main", Self.name, Self.name])
        #expect(paths[2] == ["main", Self.name, Self.name])
        #expect(paths[3] == ["main", "Orders.Order.encode(to:)", "Orders.Order.encode(to:)"])
        #expect(paths[4] == ["main", "f", "f"])
    }

    @Test("gives a reabstraction thunk to its caller, and joins what it stands between")
    func glue() {
        let thunk = "$sSS9FlyingFox10HTTPHeaderVSSIeggoo_SSAC3key_SS5valuetIeggr_TR"
        var demangler = SwiftDemangler()
        #expect(demangler.demangle(thunk)?.hasPrefix("reabstraction thunk") == true)
        let paths = Self.paths([["main", Self.items, thunk, Self.items + "yyXEfU_"], ["main", thunk], [thunk, "f"]])
        #expect(paths[0] == ["main", Self.name])
        #expect(paths[1] == ["main"])
        #expect(paths[2] == ["reabstraction thunk", "f"])
    }

    @Test("keeps every sample's labels, count and value")
    func mass() {
        var profile = Profile(stacks: [
            [Frame(symbol: Self.encodeWitness, module: "a"), Frame(symbol: Self.encode, module: "a")]
        ])
        let labels = profile.labels.intern(Labels([Labels.Key.round: "2"]))
        profile.samples.append(.init(stack: profile.samples[0].stack, labels: labels, count: 3, value: .max))
        profile.samples.append(.init(stack: .root, labels: labels, count: 1, value: 5))
        var namer = ProfileNamer()
        let named = namer.named(profile)
        #expect(named.samples.map(\.value) == [1, .max, 5])
        #expect(named.samples.map(\.count) == [1, 3, 1])
        #expect(named.samples.map { named.labels[$0.labels]["round"] } == [nil, "2", "2"])
        #expect(named.namePaths == [["Orders.Order.encode(to:)"], ["Orders.Order.encode(to:)"], []])
    }

    @Test("takes stacks of a hundred thousand frames")
    func depth() {
        let frames = (0..<100_000).map {
            Frame(symbol: $0.isMultiple(of: 2) ? Self.encodeWitness : Self.encode, module: "a")
        }
        var namer = ProfileNamer()
        #expect(namer.named(Profile(stacks: [frames])).namePaths[0].count == 50_000)
    }
}
