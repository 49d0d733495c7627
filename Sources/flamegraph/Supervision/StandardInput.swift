import Foundation
import Glibc

/// Standard input as a sign of life of whoever started this process.
enum StandardInput {
    /// Reads it to its end on a thread of its own, and then puts the end in the inbox.
    static func watch(_ inbox: Inbox) {
        Thread.detachNewThread {
            var buffer = [UInt8](repeating: 0, count: 256)
            while true {
                let count = read(STDIN_FILENO, &buffer, buffer.count)
                guard count > 0 || (count < 0 && errno == EINTR) else { break }
            }
            inbox.put(.ended(process: "standard input", .exited(0)))
        }
    }
}
