/// The base address of a server, checked once.
public struct HTTPAddress: Sendable, Hashable {
    /// Why a text is no base address. Never quotes the text, because a wrong one may hold a password.
    public enum Problem: Error, Sendable, Hashable {
        /// A character that does not belong in an address.
        case character
        /// No `http://` or `https://` at the start.
        case scheme
        /// A query or a fragment.
        case query
        /// A user or password.
        case credentials
        /// No valid host and port.
        case authority
    }

    /// Scheme, authority and path, without a slash at the end.
    public let text: String
    /// Host and port, for messages.
    public let host: String
    /// The path below the host, for messages.
    public let path: String

    /// Accepts `http` and `https` only, without credentials, query or fragment.
    ///
    /// - Throws: `Problem`.
    public init(_ text: String) throws(Problem) {
        guard text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }), !text.contains("\\") else { throw .character }
        let lowered = text.lowercased()
        guard let scheme = ["http://", "https://"].first(where: lowered.hasPrefix) else { throw .scheme }
        guard !text.contains("?"), !text.contains("#") else { throw .query }
        let rest = text.dropFirst(scheme.count)
        let authority = rest.prefix { $0 != "/" }
        guard !authority.contains("@") else { throw .credentials }
        guard Self.isAuthority(authority) else { throw .authority }
        var path = String(rest.dropFirst(authority.count))
        while path.hasSuffix("/") { path.removeLast() }
        self.host = String(authority)
        self.path = path
        self.text = scheme + authority + path
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

extension HTTPAddress.Problem: CustomStringConvertible {
    /// What is wrong, as the end of a sentence that begins with the address.
    public var description: String {
        switch self {
        case .character: "has a character that does not belong in an address"
        case .scheme: "does not start with http:// or https://"
        case .query: "has a query or a fragment"
        case .credentials: "holds credentials, which belong in the authentication setting"
        case .authority: "has no valid host and port"
        }
    }
}
