public import ProfileModel

/// Tells whether stacks reach the start of a process or of a thread, or were cut short on the way.
public enum StackRoots {
    /// What share of a tree's samples has a whole stack, and a named innermost frame.
    public struct Shares: Sendable, Equatable {
        /// All samples of the tree.
        public var samples: Double
        /// Share of samples whose stack is rooted, in 0...1; 0 without samples.
        public var rooted: Double
        /// Share of samples whose innermost frame has no name, in 0...1; 0 without samples.
        public var unnamed: Double

        /// Puts the figures together.
        public init(samples: Double, rooted: Double, unnamed: Double) {
            self.samples = samples
            self.rooted = rooted
            self.unnamed = unnamed
        }
    }

    private static let userStarts: Set<String> = [
        "_start", "_dl_start", "_dl_start_user", "main", "start_thread", "_pthread_start", "thread_start", "clone",
        "__clone", "clone3", "__clone3", "swift_job_run", "async_Main",
    ]
    private static let kernelStarts: Set<String> = ["ret_from_fork", "ret_from_fork_asm"]
    /// In these the process has no user stack yet, or no longer.
    private static let exchanges: Set<String> = [
        "begin_new_exec", "bprm_execve", "do_execveat_common", "do_exit", "do_group_exit", "load_elf_binary",
        "__x64_sys_execve", "__x64_sys_execveat", "__x64_sys_exit", "__x64_sys_exit_group",
        "__arm64_sys_execve", "__arm64_sys_execveat", "__arm64_sys_exit", "__arm64_sys_exit_group",
    ]

    /// Whether an outermost frame is the start of a process (`_start`, `main`, `producer_main`, `__libc_start_main`) or of a
    /// thread (`clone3`, `start_thread`, `rd_kafka_thread_main`; in the kernel `ret_from_fork_asm`).
    ///
    /// The kernel's entries, such as `entry_SYSCALL_64_after_hwframe` and `asm_exc_page_fault`, are none: what the program
    /// did to get there is missing. The exception needs the whole stack, see `isRooted(_:)`.
    public static func isRoot(_ frame: Frame) -> Bool {
        let name = bareName(of: frame)
        if frame.isKernel { return kernelStarts.contains(name) }
        return userStarts.contains(name) || name.hasSuffix("_main") || name.hasPrefix("__libc_start_")
    }

    /// Whether a stack, outermost frame first, is whole: it begins at a root, or is all kernel while the process takes its
    /// first or its last steps (`execve`, `exit`), when there is no user stack to be seen.
    public static func isRooted(_ stack: some Collection<Frame>) -> Bool {
        guard let outermost = stack.first else { return false }
        return isRoot(outermost) || outermost.isKernel && stack.contains(where: isExchange)
    }

    /// The shares over all columns of a tree. Samples without any frame count as neither rooted nor named.
    public static func shares(of tree: CallTree) -> Shares {
        var samples = 0.0
        var rooted = 0.0
        var unnamed = 0.0
        let isRooted = rootedNodes(of: tree)
        for column in tree.columns {
            for node in 0..<tree.count where column.selfSamples[node] != 0 {
                samples += column.selfSamples[node]
                if isRooted[node] { rooted += column.selfSamples[node] }
                if node == 0 || !tree.frames[node].isNamed { unnamed += column.selfSamples[node] }
            }
        }
        guard samples > 0 else { return Shares(samples: 0, rooted: 0, unnamed: 0) }
        return Shares(samples: samples, rooted: rooted / samples, unnamed: unnamed / samples)
    }

    /// Per node of a tree: whether the stacks that end there are whole.
    public static func rootedNodes(of tree: CallTree) -> [Bool] {
        var isRooted = [false]
        var isKernelOnly = [false]
        isRooted.reserveCapacity(tree.count)
        isKernelOnly.reserveCapacity(tree.count)
        for node in 1..<max(tree.count, 1) {
            let caller = tree.callers[node]
            let frame = tree.frames[node]
            isKernelOnly.append(frame.isKernel && (caller == 0 || isKernelOnly[caller]))
            isRooted.append(caller == 0 && isRoot(frame) || isRooted[caller] || isKernelOnly[node] && isExchange(frame))
        }
        return isRooted
    }

    private static func isExchange(_ frame: Frame) -> Bool {
        frame.isKernel && exchanges.contains(bareName(of: frame))
    }

    private static func bareName(of frame: Frame) -> String { SymbolSuffix.cut(frame.symbol).name }
}
