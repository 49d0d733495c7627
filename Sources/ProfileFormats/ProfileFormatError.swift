/// Why a profile could not be read or written.
public struct ProfileFormatError: Error, Sendable, Equatable {
    /// What kind of reason it is.
    public enum Kind: Sendable, Equatable {
        /// There is nothing in the file, or nothing that was asked for.
        case empty
        /// The bytes are not of the format, or contradict themselves.
        case malformed
        /// The file is larger than this project reads.
        case tooLarge
        /// The operating system could not read it.
        case unreadable
        /// The profile lacks what the format, or the caller, asks for.
        case notExpressible
    }

    /// What kind of reason it is.
    public var kind: Kind
    /// The reason in a sentence, without control characters.
    public var reason: String
    /// Where in the uncompressed bytes it was noticed, from 0; `nil` when that is not known.
    public var offset: Int?
    /// The number of the line, from 1; `nil` when that is not known or there are none.
    public var line: Int?

    /// Describes a reason.
    public init(_ kind: Kind, _ reason: String, offset: Int? = nil, line: Int? = nil) {
        self.kind = kind
        self.reason = reason
        self.offset = offset
        self.line = line
    }
}

extension ProfileFormatError: CustomStringConvertible {
    /// The reason with its place, in one line.
    public var description: String {
        if let offset { return "\(reason) (byte \(offset))" }
        if let line { return "\(reason) (line \(line))" }
        return reason
    }
}
