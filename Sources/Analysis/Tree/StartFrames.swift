public import ProfileModel

/// The frames with which every stack of a process or of a thread begins, before the program's own work: `_start`, `clone3`,
/// `producer_main`, `producer.ProducerCommand.run()`, and the process's or thread's name where a profiler puts it first.
///
/// Two services do the same work below starts of different names, and a tree that is matched by path from the root would
/// find nothing in common. Starts that both sides have do no harm, so only those are dropped that a side has alone.
public struct StartFrames: Sendable {
    /// Names that only ever begin a process or a thread: what stands alone above them is the process's or thread's name.
    public var origins: [NamePattern]
    /// Further names that lead from there to the program's own work.
    public var entries: [NamePattern]

    /// The names of a Linux process and thread, of Swift's entry points and of command-line programs.
    public static let usual = StartFrames(
        origins: [
            "_start", "_dl_start", "_dl_start_user", "clone", "__clone", "clone3", "__clone3", "start_thread",
            "thread_start", "_pthread_start", "__libc_start_main*", "__libc_start_call_main*", "main", "*_main",
            "async_Main",
            "ret_from_fork", "ret_from_fork_asm",
        ],
        entries: [
            "*.$main()", "*.main()", "*.main(_:)", "*Command.run()", "*.RoleProgram.run(*", "*.RoleProgram.work(*",
            "swift_job_run",
        ]
    )

    /// States names.
    public init(origins: [NamePattern], entries: [NamePattern]) {
        self.origins = origins
        self.entries = entries
    }

    /// Drops from each of two trees the starts whose names the other one's starts do not have.
    ///
    /// - Returns: Both trees, and the names that were dropped, in their order.
    public func eliding(_ a: CallTree, _ b: CallTree) -> (a: CallTree, b: CallTree, names: [String]) {
        let startsOfA = starts(of: a)
        let startsOfB = starts(of: b)
        let namesOfA = Set(startsOfA.map { a.frames[$0].name })
        let namesOfB = Set(startsOfB.map { b.frames[$0].name })
        let names = namesOfA.symmetricDifference(namesOfB)
        guard !names.isEmpty else { return (a, b, []) }
        return (
            a.hoistingCallees(of: startsOfA.filter { names.contains(a.frames[$0].name) }),
            b.hoistingCallees(of: startsOfB.filter { names.contains(b.frames[$0].name) }),
            names.sorted()
        )
    }

    /// The nodes of a tree that are starts with nothing but starts above them, callers first.
    public func starts(of tree: CallTree) -> [Int] {
        var isOrigin = FrameCondition { frame in origins.contains { $0.matches(frame.name) } }
        var isEntry = FrameCondition { frame in entries.contains { $0.matches(frame.name) } }
        var isStart = Array(repeating: false, count: tree.count)
        // Nothing calls an origin, so what stands first and above one is the name of its process or thread.
        for node in 1..<max(tree.count, 1) {
            let caller = tree.callers[node]
            guard caller > 0, tree.callers[caller] == 0, tree.frames[caller].isNamed else { continue }
            if isOrigin.holds(for: tree.frames[node]) { isStart[caller] = true }
        }
        for node in 1..<max(tree.count, 1) where tree.callers[node] == 0 || isStart[tree.callers[node]] {
            let frame = tree.frames[node]
            if isOrigin.holds(for: frame) || isEntry.holds(for: frame) { isStart[node] = true }
        }
        return (1..<max(tree.count, 1)).filter { isStart[$0] }
    }
}

extension CallTree {
    /// Takes nodes out and gives their callees to their callers. A node on which something was counted stays, without its
    /// callees.
    func hoistingCallees(of nodes: [Int]) -> CallTree {
        var isDropped = Array(repeating: false, count: count)
        for node in nodes { isDropped[node] = true }
        var assembly = TreeAssembly(self)
        // Per node: what its callees' new caller is.
        var places = Array(repeating: 0, count: count)
        for node in 0..<count {
            let caller = node > 0 ? places[callers[node]] : 0
            let isCounted = columns.contains { $0.selfSamples[node] != 0 || $0.selfValues[node] != 0 }
            var place = caller
            if node > 0, !isDropped[node] || isCounted { place = assembly.place(node, under: caller) }
            assembly.moveSelf(of: node, to: place)
            places[node] = isDropped[node] ? caller : place
        }
        return assembly.tree()
    }
}
