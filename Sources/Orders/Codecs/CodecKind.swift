/// A format orders can travel in.
///
/// To add one, write a file with a class that conforms to ``OrderCodec`` and a `static let` in an extension of this
/// type, and name that in ``all``.
public struct CodecKind: Sendable {
    /// The name of the format in options, topics and reports, such as `json`.
    public let name: String
    /// The schema to register, exactly as written; `nil` for a format without schemas, whose records carry no header.
    public let schemaText: String?

    private let makeCodec: @Sendable (_ writerSchema: String?) throws(CodecError) -> any OrderCodec

    /// Describes a format.
    public init(
        name: String,
        schemaText: String?,
        makeCodec: @escaping @Sendable (_ writerSchema: String?) throws(CodecError) -> any OrderCodec
    ) {
        self.name = name
        self.schemaText = schemaText
        self.makeCodec = makeCodec
    }

    /// Makes a codec for one thread.
    ///
    /// - Parameter writerSchema: The schema the records to decode were written with; `nil` for ``schemaText``.
    ///   Formats without schemas ignore it. Encoding always follows ``schemaText``.
    /// - Returns: A codec that is not shared with anybody.
    /// - Throws: ``CodecError`` with `schemaInvalid` or `schemaUnsupported`.
    public func make(writerSchema: String? = nil) throws(CodecError) -> any OrderCodec {
        try makeCodec(writerSchema)
    }

    /// Every format there is.
    public static let all: [CodecKind] = [.json, .avro]

    /// The format with a name, or `nil`.
    public static func named(_ name: String) -> CodecKind? {
        all.first { $0.name == name }
    }
}
