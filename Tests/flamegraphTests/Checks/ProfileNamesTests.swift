import ProfileModel
import Testing
import Units

@testable import flamegraph

@Suite("Names of a profile")
struct ProfileNamesTests {
    private func names(_ stacks: [(frames: [Frame], value: Int64)]) -> ProfileNames {
        var profile = Profile(measurement: Measurement(event: "cpu", unit: .nanoseconds, period: 1))
        let labels = profile.labels.intern(Labels())
        for (frames, value) in stacks {
            var stack = StackID.root
            for frame in frames { stack = profile.stacks.push(profile.frames.intern(frame), on: stack) }
            profile.samples.append(Profile.Sample(stack: stack, labels: labels, count: 1, value: value))
        }
        return ProfileNames(profile)
    }

    @Test("the innermost function counts as named or not; a mangled name counts wherever it stands")
    func shares() {
        let main = Frame(symbol: "main", module: "app")
        let mangled = Frame(symbol: "$s6Orders4mainyyF", module: "app")
        let libc = Frame(symbol: "", module: "libc.so.6")
        let found = names([
            ([main], 40), ([main, libc], 30), ([mangled, main], 20), ([Frame(symbol: "[unknown]", module: "")], 10),
        ])
        #expect(found.namedShare == 0.6)
        #expect(found.mangledShare == 0.2)
        #expect(found.example == "$s6Orders4mainyyF")
    }

    @Test("a profile without samples has no share")
    func empty() {
        #expect(names([]).namedShare == 0)
        #expect(names([]).example == nil)
    }
}
