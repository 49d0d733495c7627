import Glibc
import Pipeline

/// How far a run has come, on standard error: one rewritten line on a terminal, plain lines elsewhere.
struct ProgressDisplay {
    private let isTerminal: Bool
    private var shown = ""

    /// A display; by default it finds out by itself whether standard error is a terminal.
    init(isTerminal: Bool = isatty(STDERR_FILENO) == 1) {
        self.isTerminal = isTerminal
    }

    /// Writes a line that stays.
    mutating func write(_ line: String) {
        clear()
        StandardError.writeLine(line)
    }

    /// Rewrites the line that does not stay; nothing where there is no terminal.
    mutating func show(_ status: String) {
        guard isTerminal, status != shown else { return }
        shown = status
        let line = "\r\u{1b}[K" + status.prefix(Self.width() - 1)
        _ = DescriptorWriting.writeAll(line, to: STDERR_FILENO)
    }

    /// Takes away the line that does not stay.
    mutating func clear() {
        guard isTerminal, !shown.isEmpty else { return }
        shown = ""
        _ = DescriptorWriting.writeAll("\r\u{1b}[K", to: STDERR_FILENO)
    }

    private static func width() -> Int {
        var size = winsize()
        guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 20 else { return 80 }
        return Int(size.ws_col)
    }
}
