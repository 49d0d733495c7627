/// A request as it came over the socket.
public struct ReceivedRequest: Sendable {
    /// The method, such as `GET`.
    public var method: String
    /// Path and query as they were sent, percent-encoded.
    public var target: String
    /// The headers in their order.
    public var headers: [(name: String, value: String)]
    /// The body.
    public var body: [UInt8]
    /// Which connection it came over, counted from 0.
    public var connection: Int

    /// The first header of a name, in any case.
    public func header(_ name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }

    /// The body as text; what is not UTF-8 is repaired.
    public var text: String { String(decoding: body, as: UTF8.self) }
}
