import Testing

@testable import flamegraph

@Suite("File kinds")
struct FileKindTests {
    @Test(
        "are told by the first bytes",
        arguments: [
            ("PERFILE2\u{1}\u{2}", .perfData), ("<!DOCTYPE html><html>", .report), ("\n <html>", .report),
            ("main;a 10\nmain;b 5\n", .folded), ("# a comment\nmain;a 10 12\n", .folded), ("", .folded),
            ("producer  7/7  1.5: 2004008 cpu-clock: \n\t  1234 main (/app/producer)\n\n", .perfScript),
            ("# captured on …\n\nrdk:broker 1 7/9 1.5: 1 cpu-clock:u: \r\n\t1 f (g)\r\n", .perfScript),
            ("\n\u{4}\u{8}\u{1}\u{10}\u{2}", .pprof),
        ] as [(String, FileKind)]
    )
    func kinds(text: String, kind: FileKind) {
        #expect(FileKind(prefix: Array(text.utf8)) == kind)
    }

    @Test("packed files are profiles")
    func packed() {
        #expect(FileKind(prefix: [0x1F, 0x8B, 8, 0]) == .pprof)
    }
}
