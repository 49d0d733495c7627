import HTTPClient

extension HTTPAddress {
    /// The address of a registry; `position` counts from 0 and tells it from others in a list.
    init(registry text: String, position: Int) throws(RegistryError) {
        do {
            try self.init(text)
        } catch {
            let problem =
                switch error {
                case .credentials: "holds credentials; they belong in the authentication setting"
                default: error.description
                }
            throw RegistryError(.configuration, reason: "registry address \(position + 1) \(problem)")
        }
    }
}
