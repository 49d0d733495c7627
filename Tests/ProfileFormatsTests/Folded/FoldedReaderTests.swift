import ProfileModel
import Testing
import Units

@testable import ProfileFormats

@Suite("Folded stacks read")
struct FoldedReaderTests {
    private static func read(_ text: String, unit: Measurement.Unit = .count) throws -> FoldedReader.Result {
        try FoldedReader.read(Array(text.utf8), options: .init(unit: unit))
    }

    private static func profile(_ text: String, unit: Measurement.Unit = .count) throws -> Profile {
        guard case .profile(let profile) = try read(text, unit: unit).contents else { throw NotOneColumn() }
        return profile
    }

    private struct NotOneColumn: Error {}

    @Test("have frames with blanks, comments, CR LF and blank lines between them")
    func grammar() throws {
        let profile = try Self.profile(
            "# made by hand\r\nmain;a b;f(int, int) 10\r\n\r\nmain;rdk:broker 1 5\n \t\nmain;a b;f(int, int) 2\nlast 1"
        )
        #expect(profile.lines == ["last 1", "main;a b;f(int, int) 12", "main;rdk:broker 1 5"])
        #expect(profile.sampleCount == 18)
        #expect(profile.measurement == Measurement(unit: .count))
        #expect(profile.labels.count == 1)
    }

    @Test("hold time when the caller says so, and then no number of samples")
    func time() throws {
        let profile = try Self.profile("a 10\n", unit: .nanoseconds)
        #expect(profile.totalValue == 10)
        #expect(profile.sampleCount == .zero)
        #expect(profile.measurement.unit == .nanoseconds)
    }

    @Test("have frames of the kernel, of inlined functions and of modules without names")
    func frames() throws {
        let profile = try Self.profile(
            "main;f_[i];g_[j];[libz.so.1];[unknown];sys_read_[k];[kernel.kallsyms]_[k];[vdso];_[k] 1"
        )
        let stack = try #require(profile.samples.first).stack
        #expect(
            profile.stacks.frames(of: stack).map { profile.frames[$0] } == [
                Frame(symbol: "main", module: ""), Frame(symbol: "f", module: "", kind: .inlined),
                Frame(symbol: "g", module: ""), Frame(symbol: "", module: "libz.so.1"), Frame(symbol: "", module: ""),
                Frame(symbol: "sys_read", module: "", kind: .kernel),
                Frame(symbol: "", module: "[kernel.kallsyms]", kind: .kernel), Frame(symbol: "", module: "[vdso]"),
                Frame(symbol: "_[k]", module: ""),
            ]
        )
    }

    @Test("of two columns are two profiles")
    func difference() throws {
        let text = "main;a 5 0\nmain;a;b 10 20\nmain;c 5 0\nmain;d 0 10\n"
        guard case .difference(let before, let after) = try Self.read(text).contents else { throw NotOneColumn() }
        #expect(before.lines == ["main;a 5", "main;a;b 10", "main;c 5"])
        #expect(after.lines == ["main;a;b 20", "main;d 10"])
        #expect(before.sampleCount == 20)
        #expect(after.sampleCount == 30)
    }

    @Test("have two columns only when every line ends in two numbers, or when the caller says so")
    func columns() throws {
        #expect(try Self.profile("main;a 5 0\nmain 10\n").lines == ["main 10", "main;a 5 0"])
        let text = Array("main;a 5 6\nmain 10\n".utf8)
        let two = try FoldedReader.read(text, options: .init(isDifference: true))
        #expect(two.unreadable.first == 2)
        let one = try FoldedReader.read(Array("worker 1 10\n".utf8), options: .init(isDifference: false))
        guard case .profile(let profile) = one.contents else { throw NotOneColumn() }
        #expect(profile.lines == ["worker 1 10"])
    }

    @Test("count lines that make no sense, and fractions that were rounded")
    func unreadable() throws {
        let result = try Self.read(
            "a 1\nb\n 7\nc -1\nd 1e3\ne 9223372036854775808\nf 2.5\ng 2.4\nh .5\ni 9223372036854775807.9\n"
        )
        guard case .profile(let profile) = result.contents else { throw NotOneColumn() }
        #expect(profile.lines == ["a 1", "f 3", "g 2", "i 9223372036854775807"])
        #expect(profile.totalValue == .max)
        #expect(result.rounded == 3)
        #expect(result.unreadable.count == 6)
        #expect(result.unreadable.first == 2)
    }

    @Test("are refused when there are none")
    func nothing() throws {
        _ = expectError(.empty) { _ = try Self.read("") }
        _ = expectError(.empty) { _ = try Self.read("# nothing\n\n") }
        #expect(
            expectError(.malformed) { _ = try Self.read("\n{}\n") }?.description
                == "this is no file of folded stacks (line 2)"
        )
    }

    @Test("may be a million frames deep")
    func deep() throws {
        let profile = try Self.profile(String(repeating: "f;g;", count: 500_000) + "h 1")
        #expect(profile.stacks.count == 1_000_002)
        #expect(try FoldedWriter.write(profile).count == 2_000_000 + 4)
    }

    @Test("in damage are read or refused")
    func fuzz() throws {
        var numbers = SplitMix64(seed: 23)
        let seeds = try ["before", "difference", "escapes"].map { try Fixture.bytes("folded/\($0).txt") }
        for round in 0..<3000 {
            let bytes = Damage.apply(to: seeds[round % seeds.count], using: &numbers)
            guard let result = try? FoldedReader.read(bytes) else { continue }
            switch result.contents {
            case .profile(let profile): try expectIdentity(profile)
            case .difference(let before, let after):
                try expectIdentity(before)
                try expectIdentity(after)
            }
        }
    }

    /// What was read is written and read again without a difference.
    private func expectIdentity(_ profile: Profile) throws {
        guard !profile.samples.isEmpty else { return }
        let written = try FoldedWriter.write(profile, options: .init(marksKinds: true))
        let again = try FoldedReader.read(written, options: .init(isDifference: false))
        guard case .profile(let copy) = again.contents else { throw NotOneColumn() }
        #expect(again.unreadable.count == 0)
        #expect(try FoldedWriter.write(copy, options: .init(marksKinds: true)) == written)
        #expect(copy.totalValue == profile.totalValue)
    }
}
