public import Units

/// How large things may be. Whatever is above was not made by this pipeline.
public enum CodecLimits {
    /// The largest encoded order, both ways, 1 MiB: the broker's own default limit is about the same.
    public static let maximumRecordSize = Bytes(recordByteCount)

    /// The largest schema text, 256 KiB.
    public static let maximumSchemaSize = Bytes(schemaByteCount)

    static var recordByteCount: Int { 1_048_576 }

    static var schemaByteCount: Int { 262_144 }
}
