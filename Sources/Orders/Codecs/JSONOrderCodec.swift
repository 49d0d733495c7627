private import FoundationEssentials

extension CodecKind {
    /// JSON by Foundation's coders.
    public static let json = CodecKind(name: "json", schemaText: nil) { _ in JSONOrderCodec() }
}

/// Orders as JSON, by Foundation's coders, which are kept between calls.
///
/// The output has sorted keys: otherwise Foundation writes them in an order that differs from process to process.
/// Input with a byte order mark or in UTF-16 or UTF-32 is refused. Foundation is lenient in three things that are
/// accepted here, as the checksum of the order guards the content: of duplicate keys one counts, `1.0` is an integer,
/// and a comma may stand behind the last member.
public final class JSONOrderCodec: OrderCodec {
    /// The name of the format: `json`.
    public let name = "json"

    private let encoder: JSONEncoder
    private let decoder: JSONDecoder

    /// Makes a codec for one thread.
    public init() {
        encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        decoder = JSONDecoder()
    }

    /// Appends the order as one JSON object.
    ///
    /// - Throws: ``CodecError`` with `recordTooLarge`, or `jsonInvalid` should Foundation refuse.
    @inline(never)
    public func encode(_ order: Order, into buffer: inout [UInt8]) throws(CodecError) {
        let data: Data
        do {
            data = try encoder.encode(order)
        } catch {
            throw CodecError(.jsonInvalid, "the order cannot be written as JSON")
        }
        guard data.count <= CodecLimits.recordByteCount else {
            throw CodecError(.recordTooLarge, "the encoded order has \(data.count) bytes")
        }
        buffer.append(contentsOf: data)
    }

    /// Reads an order.
    ///
    /// - Throws: ``CodecError`` with `empty`, `recordTooLarge`, `textUTF8` or `jsonInvalid`.
    @inline(never)
    public func decode(_ bytes: UnsafeRawBufferPointer) throws(CodecError) -> Order {
        try checkStart(of: bytes)
        guard let start = bytes.baseAddress else { throw CodecError(.empty, "no bytes") }
        do {
            // The data borrows the bytes: Foundation only reads it, and it does not outlive this call.
            let data = Data(
                bytesNoCopy: UnsafeMutableRawPointer(mutating: start),
                count: bytes.count,
                deallocator: .none
            )
            return try decoder.decode(Order.self, from: data)
        } catch {
            guard UTF8Check.isValid(bytes) else { throw CodecError(.textUTF8, "the JSON is not UTF-8") }
            throw CodecError(.jsonInvalid, "not the JSON of an order")
        }
    }

    private func checkStart(of bytes: UnsafeRawBufferPointer) throws(CodecError) {
        guard bytes.count > 0 else { throw CodecError(.empty, "no bytes") }
        guard bytes.count <= CodecLimits.recordByteCount else {
            throw CodecError(.recordTooLarge, "the record has \(bytes.count) bytes")
        }
        // Foundation would take a byte order mark, and zeros among the first bytes for UTF-16 or UTF-32.
        let head = bytes.prefix(4)
        guard !head.contains(0), bytes[0] != 0xEF, bytes[0] < 0xFE else {
            throw CodecError(.jsonInvalid, "not JSON in plain UTF-8")
        }
    }
}
