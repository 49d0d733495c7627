import ProfileModel
import Units

/// Writes the samples of a pprof file, which are most of its bytes, without an object for each.
///
/// Samples come in the order of a walk through the tree of stacks, so that neighbours share their outer frames. As a stack
/// is written from its innermost frame, what neighbours share is the end of its bytes: the stack that is being walked lies
/// at the end of a buffer, and each step writes one location before it.
struct PprofSampleWriter {
    private let profile: Profile
    private let locations: [UInt64]
    private let labels: [[UInt8]]
    private let hasCounts: Bool
    private let walk: StackWalk
    /// How many bytes each stack takes.
    private var lengths: [Int]
    /// The samples of each stack, as a list: the first one's place plus one, and each one's next.
    private var firstSample: [UInt32]
    private var nextSample: [UInt32]

    /// Prepares to write.
    ///
    /// - Parameters:
    ///   - profile: The profile.
    ///   - locations: The location of each frame.
    ///   - labels: The fields of each set of labels.
    ///   - hasCounts: Whether samples have their counts before their values.
    init(_ profile: Profile, locations: [UInt64], _ labels: [[UInt8]], hasCounts: Bool) {
        self.profile = profile
        self.locations = locations
        self.labels = labels
        self.hasCounts = hasCounts
        walk = StackWalk(profile.stacks)
        lengths = Array(repeating: 0, count: profile.stacks.count)
        for stack in profile.stacks.ids {
            let location = locations[Int(profile.stacks.frame(of: stack).rawValue)]
            lengths[Int(stack.rawValue)] =
                lengths[Int(profile.stacks.caller(of: stack).rawValue)] + location.varintLength
        }
        firstSample = Array(repeating: 0, count: profile.stacks.count)
        nextSample = Array(repeating: 0, count: profile.samples.count)
        for place in profile.samples.indices.reversed() {
            let stack = Int(profile.samples[place].stack.rawValue)
            nextSample[place] = firstSample[stack]
            firstSample[stack] = UInt32(place + 1)
        }
    }

    func append(to bytes: inout [UInt8]) {
        var path = [UInt8](repeating: 0, count: lengths.max() ?? 0)
        var message: [UInt8] = []
        appendSamples(of: .root, path[path.count...], &message, to: &bytes)
        var stack = walk.next(after: .root, in: profile.stacks)
        while stack != .root {
            let start = path.count - lengths[Int(stack.rawValue)]
            path.setVarint(locations[Int(profile.stacks.frame(of: stack).rawValue)], at: start)
            appendSamples(of: stack, path[start...], &message, to: &bytes)
            stack = walk.next(after: stack, in: profile.stacks)
        }
    }

    private func appendSamples(
        of stack: StackID,
        _ locations: ArraySlice<UInt8>,
        _ message: inout [UInt8],
        to bytes: inout [UInt8]
    ) {
        var next = firstSample[Int(stack.rawValue)]
        while next != 0 {
            let sample = profile.samples[Int(next) - 1]
            message.removeAll(keepingCapacity: true)
            message.appendField(1, locations)
            appendValues(of: sample, to: &message)
            message.append(contentsOf: labels[Int(sample.labels.rawValue)])
            bytes.appendField(2, message[...])
            next = nextSample[Int(next) - 1]
        }
    }

    private func appendValues(of sample: Profile.Sample, to message: inout [UInt8]) {
        let (count, value) = (UInt64(sample.count.rawValue), UInt64(sample.value))
        message.append(2 << 3 | 2)
        message.appendVarint(UInt64(value.varintLength + (hasCounts ? count.varintLength : 0)))
        if hasCounts { message.appendVarint(count) }
        message.appendVarint(value)
    }
}

/// The order in which the tree of stacks is walked: each stack before those that it calls, without recursion.
private struct StackWalk {
    private var firstCallee: [StackID]
    private var nextSibling: [StackID]

    init(_ stacks: StackTable) {
        firstCallee = Array(repeating: .root, count: stacks.count)
        nextSibling = Array(repeating: .root, count: stacks.count)
        for stack in stacks.ids.reversed() {
            let caller = Int(stacks.caller(of: stack).rawValue)
            nextSibling[Int(stack.rawValue)] = firstCallee[caller]
            firstCallee[caller] = stack
        }
    }

    /// The stack after another one; the root after the last.
    func next(after stack: StackID, in stacks: StackTable) -> StackID {
        let callee = firstCallee[Int(stack.rawValue)]
        if callee != .root { return callee }
        var stack = stack
        while stack != .root, nextSibling[Int(stack.rawValue)] == .root { stack = stacks.caller(of: stack) }
        return nextSibling[Int(stack.rawValue)]
    }
}
