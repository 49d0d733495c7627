/// Why a text is not acceptable JSON.
struct JSONError: Error, Hashable {
    var reason: String
    /// The offset of the byte at fault.
    var offset: Int
}
