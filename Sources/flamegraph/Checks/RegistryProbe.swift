import SchemaRegistry

/// Whether the Schema Registry answers and its store can be read.
struct RegistryProbe: Sendable {
    private static let make = FindingMaker(area: .registry)

    let configuration: RegistryConfiguration

    func findings() -> [Finding] {
        let place = configuration.urls.joined(separator: ", ")
        do throws(RegistryError) {
            // The root path answers without looking into the store; the list of subjects comes out of it.
            let subjects = try RegistryClient(configuration: configuration).subjects()
            let names = subjects.map(\.rawValue).sorted()
            let shown = names.prefix(6).joined(separator: ", ") + (names.count > 6 ? ", …" : "")
            let count = names.count == 1 ? "1 subject" : "\(names.count) subjects"
            return [Self.make.ok("subjects", "\(place): \(count)" + (names.isEmpty ? "" : " (\(shown))"))]
        } catch {
            return [refusal(error)]
        }
    }

    private func refusal(_ error: RegistryError) -> Finding {
        let advice =
            switch error.code {
            case .unauthorized: "set SCHEMA_REGISTRY_USER and SCHEMA_REGISTRY_PASSWORD, or SCHEMA_REGISTRY_TOKEN"
            case .tls: "check http or https in --schema-registry, and SCHEMA_REGISTRY_CA_LOCATION"
            case .unavailable: "is it up (docker compose ps schema-registry), and is --schema-registry its address?"
            default: "is --schema-registry the address of a Schema Registry?"
            }
        let status = error.httpStatus.map { " (HTTP \($0))" } ?? ""
        return Self.make.failed("subjects", error.reason + status, advice)
    }
}
