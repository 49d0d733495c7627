import KafkaClient

/// What `--print-config` prints: every setting, its value and where it came from.
public enum ConfigurationReport {
    /// The lines, with secrets redacted.
    public static func lines(_ reader: SettingsReader, options: RoleOptions, settings: RoleSettings)
        throws(PipelineError) -> [String]
    {
        var lines: [String] = []
        for setting in Setting.all {
            guard let found = try reader.find(setting) else {
                lines.append("\(setting.variable)= (not set)")
                continue
            }
            let value = setting.isSecret ? "<redacted>" : TerminalText.escaped(withoutUserInformation(found.text))
            lines.append("\(setting.variable)=\(value) (\(found.source))")
        }
        lines.append("librdkafka: \(TerminalText.escaped(settings.kafka.description))")
        return lines
    }

    /// Hides what stands between `//` and `@`, should somebody have put credentials into a URL.
    static func withoutUserInformation(_ text: String) -> String {
        guard let slashes = text.firstRange(of: "//"), let at = text[slashes.upperBound...].lastIndex(of: "@") else {
            return text
        }
        return text[..<slashes.upperBound] + "<redacted>" + text[at...]
    }
}

/// Text that may come from outside, made safe for a terminal.
public enum TerminalText {
    /// Shows control characters (C0, DEL, C1) as `\u{…}`, so that no name can send escape codes.
    public static func escaped(_ text: some StringProtocol) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0..<0x20, 0x7F..<0xA0: result += "\\u{\(String(scalar.value, radix: 16))}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
