import FoundationEssentials
import Glibc
import Synchronization
import Units

/// Writes one JSON object per line for whoever watches a process.
///
/// Event lines are evidence, not work: when they cannot be written (a full disk) the pipeline goes on, one warning
/// says so, and what is missing shows as an incomplete file.
public final class EventWriter: Sendable {
    private struct State {
        var descriptor: Int32?
        var line = ""
    }

    private let state: Mutex<State>
    private let identity: [EventValue.Field]
    private let path: String

    /// Whether per-message events are wanted too.
    public let isVerbose: Bool

    /// Opens the file, creating it or adding to it; `-` is standard output, `nil` writes nothing.
    ///
    /// - Throws: `PipelineError` with the exit code `cannotWrite` when the file cannot be opened.
    public init(path: String?, service: String, instance: String, runID: String, isVerbose: Bool) throws(PipelineError)
    {
        var descriptor: Int32?
        switch path {
        case nil: break
        case "-": descriptor = STDOUT_FILENO
        case .some(let path):
            let opened = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
            guard opened >= 0 else {
                let reason = String(cString: strerror(errno))
                throw PipelineError(
                    .cannotWrite,
                    "cannot write events to \(path): \(reason); choose another --events path"
                )
            }
            descriptor = opened
        }
        self.state = Mutex(State(descriptor: descriptor))
        self.path = path == "-" ? "standard output" : path ?? ""
        self.isVerbose = isVerbose
        self.identity = [
            .init("service", .string(service)), .init("instance", .string(instance)), .init("run", .string(runID)),
        ]
    }

    deinit {
        state.withLock { state in
            if let descriptor = state.descriptor, descriptor != STDOUT_FILENO { close(descriptor) }
        }
    }

    /// Whether anybody listens, for events that cost something to put together.
    public var isOpen: Bool { state.withLock { $0.descriptor != nil } }

    /// Writes one event; from any thread.
    public func write(_ name: EventName, _ fields: [EventValue.Field] = []) {
        state.withLock { state in
            guard let descriptor = state.descriptor else { return }
            state.line.removeAll(keepingCapacity: true)
            EventValue.object(
                [
                    .init("timestamp", .integer(Clock.wall().rawValue / 1_000_000)),
                    .init("name", .string(name.rawValue)),
                ] + identity + fields
            ).write(to: &state.line)
            state.line += "\n"
            guard !Self.writeAll(&state.line, to: descriptor) else { return }
            state.descriptor = nil
            StandardError.writeLine(
                "warning: event lines can no longer be written to \(path): \(String(cString: strerror(errno)))"
            )
        }
    }

    /// Writes a run record.
    public func write(_ record: RunRecord) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(record) else { return }
        write(.runRecord, [.init("record", .encoded(String(decoding: data, as: UTF8.self)))])
    }

    private static func writeAll(_ line: inout String, to descriptor: Int32) -> Bool {
        line.withUTF8 { bytes in
            var rest = UnsafeRawBufferPointer(bytes)
            while !rest.isEmpty {
                let written = Glibc.write(descriptor, rest.baseAddress, rest.count)
                if written < 0 {
                    if errno == EINTR { continue }
                    return false
                }
                rest = UnsafeRawBufferPointer(rebasing: rest[written...])
            }
            return true
        }
    }
}
