import Foundation

/// A component as Alloy's own page shows it: an interface that Alloy declares unstable.
struct AlloyComponent: Sendable, Equatable {
    /// `healthy`, `unhealthy`, `exited` or `unknown`; `nil` when the answer does not say.
    var state: String?
    /// What Alloy says of the state.
    var message: String
    /// The targets that it exports: labels by name, or none where Alloy does not show them; `nil` when it exports none.
    var targets: [[String: String]]?

    /// Reads the answer; `nil` when it is not of this shape at all.
    init?(json: [UInt8]) {
        guard let answer = try? JSONDecoder().decode(Answer.self, from: Data(json)) else { return nil }
        state = answer.health?.state
        message = answer.health?.message ?? ""
        let output = answer.exports?.first { $0.name == "output" }?.value
        targets = output.flatMap { $0.items }.map { items in items.map(\.labels) }
        guard state != nil || targets != nil else { return nil }
    }

    /// How many containers of each service are among the targets. Alloy has a target for every network and port of a
    /// container, so they are told apart by the container's id where it shows.
    var containersOfService: [String: Int] {
        var containers: [String: Set<String>] = [:]
        for (place, labels) in (targets ?? []).enumerated() {
            guard let service = labels["service_name"] else { continue }
            let id = labels["__meta_docker_container_id"] ?? labels["instance"] ?? String(place)
            containers[service, default: []].insert(id)
        }
        return containers.mapValues(\.count)
    }
}

private struct Answer: Decodable {
    struct Health: Decodable {
        var state: String?
        var message: String?
    }

    struct Export: Decodable {
        var name: String
        var value: Value?
    }

    var health: Health?
    var exports: [Export]?

    private enum Name: String, CodingKey { case health, exports }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Name.self)
        health = try container.decodeIfPresent(Health.self, forKey: .health)
        // Exports of other components have other shapes, which are nobody's fault.
        exports = try? container.decodeIfPresent([Export].self, forKey: .exports)
    }
}

/// A value of Alloy's configuration language, as far as targets need it: a list of objects of texts.
private struct Value: Decodable {
    struct Field: Decodable {
        var key: String
        var value: Leaf
    }

    struct Leaf: Decodable {
        var text: String?

        private enum Name: String, CodingKey { case value }

        init(from decoder: any Decoder) throws {
            text = try? decoder.container(keyedBy: Name.self).decodeIfPresent(String.self, forKey: .value)
        }
    }

    /// The elements of a list; `nil` when the value is something else.
    var items: [Value]?
    /// The fields of an object.
    var labels: [String: String] = [:]

    private enum Name: String, CodingKey { case type, value }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Name.self)
        switch try container.decodeIfPresent(String.self, forKey: .type) {
        case "array": items = try container.decodeIfPresent([Value].self, forKey: .value) ?? []
        case "object":
            let fields = try container.decodeIfPresent([Field].self, forKey: .value) ?? []
            labels = Dictionary(fields.compactMap { field in field.value.text.map { (field.key, $0) } }) { first, _ in
                first
            }
        default: break
        }
    }
}
