/// What a scripted registry sends back for one request, faults included.
public struct ScriptedAnswer: Sendable {
    /// How the end of the body is told, and what the body really is.
    public enum Framing: Sendable, Hashable {
        /// `Content-Length` with the true length.
        case length
        /// `Content-Length` with a length that need not be true: a longer one makes a body that is cut short.
        case declared(Int)
        /// `Transfer-Encoding: chunked`, in chunks of `chunkSize`.
        case chunked
        /// No length; the connection is closed after the body.
        case close
    }

    /// What happens to the connection in place of an answer.
    public enum Fault: Sendable, Hashable {
        /// The connection is closed without a byte.
        case hangUp
        /// These bytes are sent as they are and the connection is closed.
        case raw([UInt8])
    }

    /// The HTTP status.
    public var status: Int
    /// Headers beside those of the framing.
    public var headers: [(name: String, value: String)]
    /// The body.
    public var body: [UInt8]
    /// How the end of the body is told.
    public var framing = Framing.length
    /// The wait before the first byte.
    public var delay = Duration.zero
    /// The wait after every `chunkSize` bytes of the body: makes a body that drips.
    public var pause = Duration.zero
    /// The number of bytes sent at a time.
    public var chunkSize = 16 * 1024
    /// Replaces the whole answer.
    public var fault: Fault?

    /// An answer with a body of bytes.
    public init(status: Int = 200, headers: [(name: String, value: String)] = [], body: [UInt8]) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// An answer with a body of text, by default with the registry's content type.
    public static func text(_ body: String, status: Int = 200, type: String = Self.registryType) -> ScriptedAnswer {
        ScriptedAnswer(status: status, headers: [("Content-Type", type)], body: Array(body.utf8))
    }

    /// The registry's form of an error.
    public static func error(status: Int, code: Int, message: String = "scripted") -> ScriptedAnswer {
        .text(#"{"error_code":\#(code),"message":"\#(message)"}"#, status: status)
    }

    /// A redirect.
    public static func redirect(to location: String, status: Int = 302) -> ScriptedAnswer {
        ScriptedAnswer(status: status, headers: [("Location", location)], body: [])
    }

    /// A connection that is closed without an answer.
    public static let hangUp: ScriptedAnswer = {
        var answer = ScriptedAnswer(body: [])
        answer.fault = .hangUp
        return answer
    }()

    /// The content type of the Schema Registry REST interface.
    public static let registryType = "application/vnd.schemaregistry.v1+json"

    /// The same answer with some properties changed.
    public func with(_ change: (inout ScriptedAnswer) -> Void) -> ScriptedAnswer {
        var copy = self
        change(&copy)
        return copy
    }
}
