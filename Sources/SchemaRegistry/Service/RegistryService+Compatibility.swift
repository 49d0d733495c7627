extension RegistryService {
    mutating func config(_ request: Request) throws(RegistryFault) -> JSONValue {
        switch request.method {
        case "PUT":
            store.globalLevel = try level(in: request)
            return .object(["compatibility": .string(store.globalLevel.rawValue)])
        case "DELETE":
            let before = store.globalLevel
            store.globalLevel = .backward
            return .object(["compatibilityLevel": .string(before.rawValue)])
        default:
            return .object(["compatibilityLevel": .string(store.globalLevel.rawValue)])
        }
    }

    func showLevel(of subject: String, _ request: Request) throws(RegistryFault) -> JSONValue {
        let fallback = request.isSet("defaultToGlobal") ? store.globalLevel : nil
        guard let level = store.levels[subject] ?? fallback else { throw .noSubjectLevel(subject) }
        return .object(["compatibilityLevel": .string(level.rawValue)])
    }

    mutating func setLevel(of subject: String, _ request: Request) throws(RegistryFault) -> JSONValue {
        let level = try level(in: request)
        store.levels[subject] = level
        return .object(["compatibility": .string(level.rawValue)])
    }

    mutating func removeLevel(of subject: String) throws(RegistryFault) -> JSONValue {
        guard let level = store.levels.removeValue(forKey: subject) else { throw .subjectNotFound(subject) }
        return .object(["compatibilityLevel": .string(level.rawValue)])
    }

    /// Checks against the versions that the subject's level asks for; an unknown subject accepts everything.
    func checkAll(_ subject: String, _ request: Request) throws(RegistryFault) -> JSONValue {
        let schema = try schema(in: request)
        return verdict(store.problems(with: schema, under: subject), request)
    }

    /// Checks against one version; the latest of an unknown subject accepts everything.
    func check(_ subject: String, _ version: String, _ request: Request) throws(RegistryFault) -> JSONValue {
        let schema = try schema(in: request)
        let isLatest = try Self.versionNumber(version) == nil
        if isLatest && store.liveVersions(of: subject).isEmpty { return verdict([], request) }
        let compared = try self.version(version, of: subject)
        let problems = store.problems(with: schema, comparedTo: [compared], level: store.level(of: subject))
        return verdict(problems, request)
    }

    private func verdict(_ problems: [String], _ request: Request) -> JSONValue {
        var object: JSONObject = ["is_compatible": .boolean(problems.isEmpty)]
        if request.isSet("verbose") {
            object.members.append(.init(name: "messages", value: .array(problems.map(JSONValue.string))))
        }
        return .object(object)
    }

    private func level(in request: Request) throws(RegistryFault) -> CompatibilityLevel {
        guard let text = try bodyObject(request)["compatibility"]?.stringValue else { throw .invalidLevel }
        let level = CompatibilityLevel(rawValue: text.uppercased())
        guard CompatibilityLevel.known.contains(level) else { throw .invalidLevel }
        return level
    }
}
