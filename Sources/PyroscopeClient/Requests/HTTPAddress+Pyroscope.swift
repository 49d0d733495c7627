import HTTPClient

extension HTTPAddress {
    /// The address of a Pyroscope server.
    init(pyroscope text: String) throws(PyroscopeError) {
        do {
            try self.init(text)
        } catch {
            throw PyroscopeError(
                .configuration,
                reason: "the Pyroscope address \(error)",
                advice: "give one such as http://127.0.0.1:4040"
            )
        }
    }
}

extension HTTPRequestPlan {
    /// Where it goes, for messages: without the query, which may hold names that are nobody's business.
    func place(at base: HTTPAddress) -> String {
        base.host + base.path + path.prefix { $0 != "?" }
    }
}
