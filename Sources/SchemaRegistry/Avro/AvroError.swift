/// Why a text is not a valid Avro schema.
struct AvroError: Error, Hashable {
    var reason: String

    init(_ reason: String) {
        self.reason = reason
    }
}
