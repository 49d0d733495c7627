import ProfileModel
import Units

/// How readable the functions of a profile are.
struct ProfileNames: Sendable, Equatable {
    /// The share of the time whose innermost function has a name of its own: not an address in a module, and not nothing.
    var namedShare: Double
    /// The share of the time on whose stack a mangled Swift name stands.
    var mangledShare: Double
    /// One of the mangled names, to show.
    var example: String?

    /// Looks at every stack.
    init(_ profile: Profile) {
        let mangled = profile.frames.ids.map { Self.isMangled(profile.frames[$0]) }
        var (named, unreadable) = (0.0, 0.0)
        for sample in profile.samples {
            let frames = profile.stacks.frames(of: sample.stack)
            if let innermost = frames.last, Self.isNamed(profile.frames[innermost]) { named += Double(sample.value) }
            guard let worst = frames.first(where: { mangled[Int($0.rawValue)] }) else { continue }
            unreadable += Double(sample.value)
            example = example ?? profile.frames[worst].name
        }
        let total = Double(profile.totalValue)
        namedShare = total > 0 ? named / total : 0
        mangledShare = total > 0 ? unreadable / total : 0
    }

    /// Alloy from 1.12 on writes `[unknown]` where it could not unwind.
    private static func isNamed(_ frame: Frame) -> Bool { frame.isNamed && frame.symbol != "[unknown]" }

    private static func isMangled(_ frame: Frame) -> Bool {
        ["$s", "_$s", "$S", "_$S"].contains { frame.name.hasPrefix($0) }
    }
}
