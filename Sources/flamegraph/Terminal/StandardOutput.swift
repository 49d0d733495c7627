import Glibc
import Pipeline

/// Results on standard output, where a full disk is noticed.
enum StandardOutput {
    /// Writes text; a reader that has gone away, as `head` does, is no fault and ends the output quietly.
    ///
    /// - Throws: `PipelineError` with the exit code `cannotWrite` when the output cannot be written.
    static func write(_ text: String) throws(PipelineError) {
        let failure = DescriptorWriting.writeAll(text, to: STDOUT_FILENO)
        guard failure != 0, failure != EPIPE else { return }
        throw PipelineError(
            .cannotWrite,
            "cannot write to standard output: \(DescriptorWriting.reason(failure)); free some space or redirect elsewhere"
        )
    }

    /// How many columns the terminal has; 120 where there is none.
    static var width: Int {
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 20 else { return 120 }
        return Int(size.ws_col)
    }

    /// Whether standard output is a terminal that may be sent colours.
    static var allowsColor: Bool {
        isatty(STDOUT_FILENO) == 1 && getenv("NO_COLOR") == nil && getenv("TERM").map { String(cString: $0) } != "dumb"
    }
}
