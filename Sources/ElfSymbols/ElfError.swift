/// Why a program's symbols cannot be rewritten. Nothing has been written then.
public struct ElfError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What is wrong, in kinds that a caller can tell apart.
    public enum Kind: Sendable, Hashable {
        /// The file is no program of the kind that is rewritten here: no ELF file, 32-bit, big-endian, an object file.
        case unsupported
        /// The file contradicts itself or is cut off.
        case damaged
        /// The file has no `.symtab`.
        case noSymbols
        /// A size is beyond a limit.
        case tooLarge
        /// The file cannot be opened or read.
        case cannotRead
        /// The result cannot be written.
        case cannotWrite
    }

    /// The kind of fault.
    public var kind: Kind
    /// What happened, and what to do where that is known, in one line.
    public var message: String

    /// Describes a fault.
    public init(_ kind: Kind, _ message: String) {
        self.kind = kind
        self.message = message
    }

    /// The message.
    public var description: String { message }
}
