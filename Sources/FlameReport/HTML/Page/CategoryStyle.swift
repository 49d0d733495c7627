import ProfileModel

/// The class of the style sheet that colours a category: the same category has the same colour in every report.
enum CategoryStyle {
    private static let known: [String: String] = [
        "generate": "c-generate", "business logic": "c-business", "serialization": "c-serialization",
        "schema registry": "c-registry", "compression": "c-compression", "checksums": "c-checksums",
        "produce and flush": "c-produce", "Kafka client": "c-client", "network (kernel)": "c-network",
        "kernel other": "c-kernel", "memory and ARC": "c-memory", "runtime": "c-runtime", "unknown": "c-unknown",
    ]

    /// How many colours there are for categories of other rule files.
    private static let spares: UInt32 = 3

    /// The class of a category; one of a few spare colours, by a hash of the name, where it is none of the package's.
    static func className(of category: Category) -> String {
        if let name = known[category.rawValue] { return name }
        // FNV-1a, 32 bits: it must not change from run to run, as `Hasher` does.
        var hash: UInt32 = 2_166_136_261
        for byte in category.rawValue.utf8 { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
        return "c-spare\(hash % spares + 1)"
    }
}
