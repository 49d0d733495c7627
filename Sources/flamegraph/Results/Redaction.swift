import KafkaClient

/// Takes secrets out of what is kept or shown.
enum Redaction {
    /// An address, or several with commas between, without user names and passwords.
    static func address(_ text: String) -> String {
        text.split(separator: ",", omittingEmptySubsequences: false).map { address in
            guard let scheme = address.range(of: "://") else { return String(address) }
            let rest = address[scheme.upperBound...]
            let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
            guard let at = authority.lastIndex(of: "@") else { return String(address) }
            return String(address[..<scheme.upperBound]) + String(rest[rest.index(after: at)...])
        }.joined(separator: ",")
    }

    /// A property `key=value`, its value hidden where the key names a secret.
    static func property(_ text: String) -> String {
        guard let equals = text.firstIndex(of: "=") else { return text }
        let key = String(text[..<equals])
        return KafkaConfiguration.isSecret(key) ? key + "=[redacted]" : text
    }
}

extension Substring {
    /// The first place of a text; the standard library finds only characters.
    fileprivate func range(of text: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            let rest = self[start...]
            if rest.hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
            start = index(after: start)
        }
        return nil
    }
}
