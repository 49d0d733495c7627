/// Why a record could not be told to be framed.
public struct WireFormatError: Error, Sendable, Hashable {
    /// The kind of fault; open for new kinds.
    public struct Code: RawRepresentable, Hashable, Sendable {
        /// The dotted name, as in dead-letter headers.
        public var rawValue: String

        /// Wraps a dotted name.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// The value has no bytes, and no header names a schema.
        public static let empty = Code(rawValue: "empty")
        /// The value is shorter than the prefix.
        public static let truncated = Code(rawValue: "frame.truncated")
        /// The first byte is no known magic byte.
        public static let magic = Code(rawValue: "frame.magic")
        /// The value starts with a GUID prefix (magic byte 1), a form that is read in headers only.
        public static let guidUnsupported = Code(rawValue: "frame.guidUnsupported")
        /// The schema header has the wrong length or magic byte.
        public static let header = Code(rawValue: "frame.header")
    }

    /// The kind of fault.
    public var code: Code
    /// The number of bytes of the value, or of the header when the header is at fault.
    public var size: Int

    /// Puts the parts together.
    public init(_ code: Code, size: Int) {
        self.code = code
        self.size = size
    }
}

extension WireFormatError: CustomStringConvertible {
    /// The code and the size; never the bytes.
    public var description: String { "\(code.rawValue) (\(size) bytes)" }
}
