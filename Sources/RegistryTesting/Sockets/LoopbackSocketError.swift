/// The system refused a socket operation on the loopback interface.
public struct LoopbackSocketError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The operation, such as `bind`.
    public var operation: String
    /// The system's `errno`.
    public var number: Int32

    /// The operation and the number.
    public var description: String { "\(operation) failed with errno \(number)" }
}
