import ProfileModel
import Symbols
import Testing
import Units

@Suite("Stack roots")
struct StackRootsTests {
    private static func user(_ symbol: String) -> Frame { Frame(symbol: symbol, module: "producer") }
    private static func kernel(_ symbol: String) -> Frame {
        Frame(symbol: symbol, module: "[kernel.kallsyms]", kind: .kernel)
    }

    @Test(
        "knows the starts of processes and threads",
        arguments: [
            "_start", "_dl_start_user", "main", "producer_main", "__libc_start_call_main",
            "__libc_start_main@@GLIBC_2.34", "clone3",
            "start_thread", "rd_kafka_thread_main", "swift_job_run",
        ]
    )
    func starts(symbol: String) {
        #expect(StackRoots.isRoot(Self.user(symbol)))
    }

    @Test(
        "does not take other functions for starts",
        arguments: ["malloc", "mainloop", "main_loop", "", "restart", "ret_from_fork_asm"]
    )
    func others(symbol: String) {
        #expect(!StackRoots.isRoot(Self.user(symbol)))
    }

    @Test("takes a kernel's entry for a start only where the process begins or ends")
    func kernel() {
        #expect(StackRoots.isRooted([Self.kernel("ret_from_fork_asm"), Self.kernel("schedule_tail")]))
        #expect(!StackRoots.isRooted([Self.kernel("entry_SYSCALL_64_after_hwframe"), Self.kernel("tcp_sendmsg")]))
        #expect(!StackRoots.isRooted([Self.kernel("asm_exc_page_fault"), Self.kernel("do_user_addr_fault")]))
        #expect(!StackRoots.isRooted([Self.kernel("asm_sysvec_apic_timer_interrupt")]))
        #expect(!StackRoots.isRooted([Self.kernel("bbr_main")]))
        let entry = Self.kernel("entry_SYSCALL_64_after_hwframe")
        #expect(StackRoots.isRooted([entry, Self.kernel("do_execveat_common.isra.0"), Self.kernel("memcpy")]))
        #expect(StackRoots.isRooted([entry, Self.kernel("do_exit")]))
        #expect(!StackRoots.isRooted([Self.user("f"), entry, Self.kernel("do_exit")]))
        #expect(!StackRoots.isRooted([Frame]()))
    }

    @Test("counts a tree's samples as it counts its stacks")
    func shares() {
        let entry = Self.kernel("entry_SYSCALL_64_after_hwframe")
        let stacks = [
            [Self.user("_start"), Self.user("f")],
            [Self.user("_start"), Self.user("f"), Frame(symbol: "", module: "libz.so.1")],
            [Self.user("f")],
            [entry, Self.kernel("tcp_sendmsg")],
            [entry, Self.kernel("do_exit"), Self.kernel("kfree")],
            [Self.user("f"), entry, Self.kernel("do_exit")],
            [Frame(symbol: "", module: "")],
            [],
        ]
        let shares = StackRoots.shares(of: CallTree(Profile(stacks: stacks)))
        #expect(shares == StackRoots.Shares(samples: 8, rooted: 3 / 8, unnamed: 3 / 8))
        #expect(stacks.count { StackRoots.isRooted($0) } == 3)
        #expect(StackRoots.shares(of: CallTree(columnCount: 2)) == StackRoots.Shares(samples: 0, rooted: 0, unnamed: 0))
    }
}
