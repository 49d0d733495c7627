public import Analysis
public import ProfileModel
import Units

/// A difference as profiles, for writers of profile formats. Values are CPU nanoseconds per 1,000,000 messages,
/// rounded.
///
/// Two files are the form that readers of pprof know: `go tool pprof -diff_base A B` subtracts them, and no normalising
/// is needed because both stand for as many messages. One profile with both sides, told apart by the label `side`, is
/// for readers that take a single file: `-tagfocus side=a`.
public struct DifferenceProfiles: Sendable {
    /// The sides of a difference.
    public enum Side: String, Sendable, CaseIterable {
        /// The first.
        case a
        /// The second.
        case b
    }

    /// The label that names a sample's side.
    public static let sideLabel = "side"

    private let tree: UnionTree
    private let unit: Measurement.Unit

    /// Describes a difference.
    ///
    /// - Parameters:
    ///   - tree: Both sides.
    ///   - unit: In what costs are measured.
    public init(_ tree: UnionTree, unit: Measurement.Unit = .nanoseconds) {
        self.tree = tree
        self.unit = unit
    }

    /// One side.
    public func profile(of side: Side) -> Profile { profile(sides: [side]) }

    /// Both sides in one.
    public func labelledProfile() -> Profile { profile(sides: Side.allCases) }

    private func profile(sides: [Side]) -> Profile {
        var profile = Profile(
            measurement: Measurement(unit: unit, facts: ["messages": "\(Int64(DifferenceFoldedText.messages))"])
        )
        var stacks = [StackID.root]
        stacks.reserveCapacity(tree.count)
        for node in 0..<tree.count where node > 0 {
            stacks.append(profile.stacks.push(profile.frames.intern(tree.frames[node]), on: stacks[tree.callers[node]]))
        }
        for side in sides {
            let labels = profile.labels.intern(Labels([Self.sideLabel: side.rawValue]))
            let costs = side == .a ? tree.selfOfA : tree.selfOfB
            for node in 0..<tree.count {
                let value = WholeCost.rounded(costs[node])
                guard value > 0 else { continue }
                profile.samples.append(.init(stack: stacks[node], labels: labels, count: .zero, value: value))
            }
        }
        return profile
    }
}
