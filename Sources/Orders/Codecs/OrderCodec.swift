/// Turns orders into bytes and back.
///
/// A codec keeps buffers between calls, so each thread has its own. It knows no framing: what stands in front of the
/// bytes in a record is somebody else's business.
public protocol OrderCodec: AnyObject {
    /// The name of the format, as in ``CodecKind/name``.
    var name: String { get }

    /// Appends the bytes of an order to a buffer.
    ///
    /// - Throws: ``CodecError`` with the code `recordTooLarge`, or the format's own code when a value does not fit.
    ///   The buffer is then as it was.
    func encode(_ order: Order, into buffer: inout [UInt8]) throws(CodecError)

    /// Reads an order that fills the bytes exactly.
    ///
    /// The bytes may be anything, also hostile. They are only read during the call.
    ///
    /// - Throws: ``CodecError`` for everything that is not a well-formed order.
    func decode(_ bytes: UnsafeRawBufferPointer) throws(CodecError) -> Order
}
