/// Speaks to a server on the loopback interface in bytes of a test's choice.
public enum RawExchange {
    /// Sends bytes, ends the sending side's part, and collects what comes back.
    ///
    /// - Parameters:
    ///   - bytes: What to send, HTTP or not.
    ///   - port: The port on 127.0.0.1.
    /// - Returns: What the server sent until it closed the connection or was silent for two seconds.
    /// - Throws: `LoopbackSocketError` when no connection could be made.
    public static func send(_ bytes: [UInt8], toPort port: UInt16) throws(LoopbackSocketError) -> [UInt8] {
        let connection = try LoopbackSocket.connected(to: port, timeout: 2)
        // A server that hangs up early is an outcome, not a fault: what it sent still counts.
        _ = connection.send(bytes)
        connection.endSending()
        var received: [UInt8] = []
        while let more = connection.receive() { received += more }
        return received
    }
}
