/// The base address of a server, checked once.
struct ServerURL: Sendable, Hashable {
    /// Scheme, authority and path, without a slash at the end.
    let text: String
    /// Host and port, for messages.
    let host: String
    /// The path below the host, for messages.
    let path: String

    /// Accepts `http` and `https` only, without credentials, query or fragment.
    ///
    /// The reason of an error never quotes the address, because a wrong one may hold a password.
    init(_ text: String) throws(PyroscopeError) {
        guard text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }), !text.contains("\\") else {
            throw Self.refused("has a character that does not belong in an address")
        }
        let lowered = text.lowercased()
        guard let scheme = ["http://", "https://"].first(where: lowered.hasPrefix) else {
            throw Self.refused("does not start with http:// or https://")
        }
        guard !text.contains("?"), !text.contains("#") else { throw Self.refused("has a query or a fragment") }
        let rest = text.dropFirst(scheme.count)
        let authority = rest.prefix { $0 != "/" }
        guard !authority.contains("@") else {
            throw Self.refused("holds credentials, which belong in the authentication setting")
        }
        guard Self.isAuthority(authority) else { throw Self.refused("has no valid host and port") }
        var path = String(rest.dropFirst(authority.count))
        while path.hasSuffix("/") { path.removeLast() }
        self.host = String(authority)
        self.path = path
        self.text = scheme + authority + path
    }

    private static func refused(_ problem: String) -> PyroscopeError {
        PyroscopeError(
            .configuration,
            reason: "the Pyroscope address \(problem)",
            advice: "give one such as http://127.0.0.1:4040"
        )
    }

    private static func isAuthority(_ authority: Substring) -> Bool {
        guard authority.first == "[" else {
            let parts = authority.split(separator: ":", omittingEmptySubsequences: false)
            guard parts.count <= 2, !parts[0].isEmpty else { return false }
            return parts.count == 1 || isPort(parts[1])
        }
        guard let close = authority.firstIndex(of: "]") else { return false }
        let address = authority[authority.startIndex...close].dropFirst().dropLast()
        let rest = authority[authority.index(after: close)...]
        guard !address.isEmpty, address.allSatisfy({ $0.isHexDigit || $0 == ":" || $0 == "." }) else { return false }
        return rest.isEmpty || (rest.first == ":" && isPort(rest.dropFirst()))
    }

    private static func isPort(_ text: Substring) -> Bool {
        UInt16(text).map { $0 > 0 } ?? false
    }
}
