/// A function's name as it is shown and matched, and what part of the function a symbol is.
public struct NormalizedName: Sendable, Hashable {
    /// What the compiler made of a function.
    public enum Part: UInt8, Sendable, Hashable, Comparable {
        /// The function itself.
        case whole
        /// A copy for certain types or arguments, or one shared by equal functions.
        case specialization
        /// What only calls the function: a witness, a dispatch or partial apply thunk, an allocating initialiser.
        case thunk
        /// What runs after a suspension.
        case continuation
        /// A closure, a default argument or a split-off block, which only the function's own code leads to.
        case inner
        /// Glue that belongs to no function by name, such as a reabstraction thunk.
        case glue

        /// Orders by how little of the function is left: a closure's partial apply thunk is part of the closure.
        public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
    }

    /// The function's name.
    public var name: String
    /// What part of the function the symbol is.
    public var part: Part

    /// Puts a name and a part together.
    public init(name: String, part: Part = .whole) {
        self.name = name
        self.part = part
    }
}
