import Glibc

/// Lines for people, on standard error, where they do not mix with data.
public enum StandardError {
    /// Writes a line in one system call, so that lines of several processes do not mix.
    public static func writeLine(_ line: String) {
        var text = line + "\n"
        text.withUTF8 { bytes in
            _ = Glibc.write(STDERR_FILENO, bytes.baseAddress, bytes.count)
        }
    }
}
