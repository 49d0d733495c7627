/// A function of a program as its symbol table has it.
struct FunctionSymbol: Sendable, Hashable {
    /// The place of the symbol in its table.
    var index: Int
    /// The linker's name.
    var name: String
    /// The address, by which functions are told apart: two symbols of one address name one function.
    var address: UInt64
}
