/// What one message cost.
struct Cost {
    var name: String
    var nanoseconds: Double
    var allocations: Double

    var json: String {
        "{\"case\": \"\(name)\", \"nanoseconds\": \(nanoseconds), \"allocations\": \(allocations)}"
    }
}
