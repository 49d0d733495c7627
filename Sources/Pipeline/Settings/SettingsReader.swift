import Configuration
import FoundationEssentials
import SystemPackage

/// Looks settings up: options first, then the environment, then the `.env` file, then the default.
///
/// Every value is read as text and checked here, so that a wrong one is an error that names where it came from and
/// never a silent default.
public struct SettingsReader: Sendable {
    /// A setting's text and where it came from.
    public struct Found: Sendable, Equatable {
        /// The text.
        public var text: String
        /// `option`, `environment`, `.env`, `file` or `default`.
        public var source: String
    }

    private struct Layer: Sendable {
        var name: String
        var reader: ConfigReader

        func text(of variable: String) -> String? {
            let key = ConfigKey(SettingsReader.components(of: variable))
            return reader.string(forKey: key).flatMap { $0.isEmpty ? nil : $0 }
        }
    }

    private var layers: [Layer]
    /// Names of all variables in the environment and the `.env` file, to find misspelt `KAFKA_PROPERTY_…`.
    let variableNames: [(name: String, source: String)]

    /// Prepares the layers.
    ///
    /// - Parameters:
    ///   - options: the options given, by the setting's variable.
    ///   - environment: the variables; the process's own when `nil`.
    ///   - file: the `.env` file; it may be missing.
    /// - Throws: `PipelineError` with the exit code `usage` when the file exists and cannot be read.
    public init(
        options: [String: String],
        environment: [String: String]? = nil,
        file: String = ".env"
    ) async throws(PipelineError) {
        let environment = environment ?? ProcessInfo.processInfo.environment
        let given = options.map { variable, text in
            (AbsoluteConfigKey(Self.components(of: variable)), ConfigValue(.string(text), isSecret: false))
        }
        let isSecret = SecretsSpecifier<String, String>.dynamic { key, _ in Self.isSecret(variable: key) }
        var fileNames: [String] = []
        let fileProvider: EnvironmentVariablesProvider
        do {
            fileProvider = try await EnvironmentVariablesProvider(
                environmentFilePath: FilePath(file),
                allowMissing: true,
                secretsSpecifier: isSecret
            )
            if FileManager.default.fileExists(atPath: file) {
                fileNames = Self.names(in: try String(contentsOfFile: file, encoding: .utf8))
            }
        } catch {
            throw PipelineError(.usage, "cannot read \(file): make it readable text of lines KEY=value, or remove it")
        }
        layers = [
            Layer(
                name: "option",
                reader: ConfigReader(
                    provider: InMemoryProvider(values: Dictionary(given, uniquingKeysWith: { $1 }))
                )
            ),
            Layer(
                name: "environment",
                reader: ConfigReader(
                    provider: EnvironmentVariablesProvider(
                        environmentVariables: environment,
                        secretsSpecifier: isSecret
                    )
                )
            ),
            Layer(name: ".env", reader: ConfigReader(provider: fileProvider)),
        ]
        variableNames = environment.keys.sorted().map { ($0, "environment") } + fileNames.map { ($0, ".env") }
    }

    /// Looks up a setting. Empty text counts as not set, as Compose passes it for an unset variable.
    ///
    /// A variable with `_FILE` appended names a file whose content is the value, for secrets that are mounted.
    public func find(_ setting: Setting) throws(PipelineError) -> Found? {
        if let found = try find(variable: setting.variable) { return found }
        return setting.defaultText.map { Found(text: $0, source: "default") }
    }

    /// Looks up a variable in all layers, without a default.
    func find(variable: String) throws(PipelineError) -> Found? {
        for layer in layers {
            if let text = layer.text(of: variable) { return Found(text: text, source: layer.name) }
            if let path = layer.text(of: variable + "_FILE") {
                guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
                    throw PipelineError(.usage, "cannot read the file that \(variable)_FILE names")
                }
                return Found(text: text.trimming(\.isNewline), source: "file")
            }
        }
        return nil
    }

    /// The text of a setting, or its default; `nil` when it has neither.
    public func text(_ setting: Setting) throws(PipelineError) -> String? {
        try find(setting)?.text
    }

    /// Reads a setting through a conversion.
    ///
    /// - Parameters:
    ///   - setting: what to read.
    ///   - expectation: what a right value looks like, for the error message.
    ///   - convert: gives `nil` for a wrong value.
    /// - Returns: the converted value.
    /// - Throws: `PipelineError` with the exit code `usage` when the setting is missing or the conversion gives `nil`.
    public func value<Value>(
        _ setting: Setting,
        expecting expectation: String,
        convert: (String) -> Value?
    ) throws(PipelineError) -> Value {
        guard let found = try find(setting) else {
            throw PipelineError(
                .usage,
                "\(setting.displayName) is missing: expected \(expectation) (or \(setting.variable) in the environment)"
            )
        }
        guard let value = convert(found.text) else {
            let shown = setting.isSecret ? "its value" : "'\(found.text.prefix(60))'"
            throw PipelineError(
                .usage,
                "\(setting.displayName) from \(found.source): \(shown) is not \(expectation)"
            )
        }
        return value
    }

    private static func names(in text: String) -> [String] {
        text.split(separator: "\n").compactMap { line in
            let name = line.split(separator: "=", maxSplits: 1).first?.trimming(\.isWhitespace)
            return name.flatMap { $0.hasPrefix("#") ? nil : $0 }
        }
    }

    static func components(of variable: String) -> [String] {
        variable.lowercased().split(separator: "_").map(String.init)
    }

    private static func isSecret(variable: String) -> Bool {
        (Setting.all + Setting.ofPyroscope).contains { $0.isSecret && $0.variable == variable }
            || KafkaProperties.isSecret(variable: variable)
    }
}
