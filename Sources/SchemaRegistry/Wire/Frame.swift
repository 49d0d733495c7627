/// What a framed record says about itself, and where its body begins.
public struct Frame: Hashable, Sendable {
    /// How a record names its schema.
    public enum SchemaReference: Hashable, Sendable {
        /// By the registry's number, in the prefix of the value.
        case id(SchemaID)
        /// By the content-addressed identity, in a record header.
        case guid(SchemaGUID)
    }

    /// The schema that the body was written with.
    public var schema: SchemaReference
    /// The offset of the first byte of the body in the value.
    public var bodyOffset: Int

    /// Puts the parts together.
    public init(schema: SchemaReference, bodyOffset: Int) {
        self.schema = schema
        self.bodyOffset = bodyOffset
    }
}
