/// A program with rewritten symbols, and what was changed.
public struct RewriteResult: Sendable {
    /// A function's name before and after.
    public struct Renaming: Sendable, Hashable {
        /// The linker's name.
        public var symbol: String
        /// The new name.
        public var name: String
    }

    /// The whole file.
    public internal(set) var bytes: [UInt8]
    /// How many symbols got a new name.
    public internal(set) var renamed: Int
    /// How many symbols of Swift functions stayed as they were, because their names cannot be read.
    public internal(set) var kept: Int
    /// How many symbols of functions the file has, in every language.
    public internal(set) var functions: Int
    /// The length of all names before, in bytes.
    public internal(set) var namesBefore: Int
    /// The length of all names after, in bytes.
    public internal(set) var namesAfter: Int
    /// Some of the changes, from all parts of the table.
    public internal(set) var examples: [Renaming]
}
