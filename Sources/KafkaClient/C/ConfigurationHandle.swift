internal import CRdKafka

/// Owns one `rd_kafka_conf_t` until a client takes it over.
struct ConfigurationHandle: ~Copyable {
    let pointer: OpaquePointer

    /// Applies properties in the order of their names, so that the same mistake gives the same error.
    ///
    /// - Throws: `configuration`, naming the property and never its value.
    init(_ properties: [String: String]) throws(KafkaError) {
        pointer = rd_kafka_conf_new()
        for (name, value) in properties.sorted(by: { $0.key < $1.key }) {
            switch rd_kafka_conf_set(pointer, name, value, nil, 0) {
            case RD_KAFKA_CONF_OK: continue
            case RD_KAFKA_CONF_UNKNOWN: throw Self.unknown(name)
            default: throw KafkaError(.configuration, reason: "\(name): the value is not legal")
            }
        }
    }

    deinit { rd_kafka_conf_destroy(pointer) }

    /// Gives the configuration away: the library owns it when a client was made of it.
    consuming func release() -> OpaquePointer {
        let pointer = pointer
        discard self
        return pointer
    }

    private static func unknown(_ name: String) -> KafkaError {
        let nearest = PropertyName.nearest(to: name, among: knownNames)
        let hint = nearest.map { "; did you mean \($0)?" } ?? ""
        return KafkaError(.configuration, reason: "\(name): no such setting\(hint)")
    }

    /// The names of all properties: those that the library lists, and those that it accepts without listing.
    static let knownNames: [String] = {
        var names = Set(PropertyName.unlisted)
        let configuration: OpaquePointer = rd_kafka_conf_new()
        let topicConfiguration: OpaquePointer = rd_kafka_topic_conf_new()
        defer {
            rd_kafka_conf_destroy(configuration)
            rd_kafka_topic_conf_destroy(topicConfiguration)
        }
        var count = 0
        collectNames(rd_kafka_conf_dump(configuration, &count), count, into: &names)
        collectNames(rd_kafka_topic_conf_dump(topicConfiguration, &count), count, into: &names)
        return names.sorted()
    }()

    /// Takes every second string of a dump, the names, and frees the dump.
    private static func collectNames(
        _ dump: UnsafeMutablePointer<UnsafePointer<CChar>?>?,
        _ count: Int,
        into names: inout Set<String>
    ) {
        guard let dump else { return }
        for index in stride(from: 0, to: count, by: 2) {
            if let name = dump[index] { names.insert(String(cString: name)) }
        }
        rd_kafka_conf_dump_free(dump, count)
    }
}
