/// The paths of the REST interface.
enum RegistryEndpoint: Hashable {
    case root
    case subjects
    case subject(String)
    case versions(String)
    case version(String, String)
    case versionSchema(String, String)
    case schemaTypes
    case schema(String)
    case schemaText(String)
    case schemaSubjects(String)
    case schemaVersions(String)
    case schemaByGUID(String)
    case config
    case subjectConfig(String)
    case compatibility(String)
    case versionCompatibility(String, String)

    /// Takes a raw path apart; segments are decoded after the split, so that an encoded slash stays in its segment.
    init?(path: String) {
        var segments: [String] = []
        for part in path.split(separator: "/") {
            guard let segment = PathSegment.decode(part) else { return nil }
            segments.append(segment)
        }
        guard let endpoint = Self.endpoint(segments) else { return nil }
        self = endpoint
    }

    private static func endpoint(_ segments: [String]) -> RegistryEndpoint? {
        guard let first = segments.first else { return .root }
        let rest = Array(segments.dropFirst())
        switch first {
        case "subjects": return subjectEndpoint(rest)
        case "schemas": return schemaEndpoint(rest)
        case "config": return rest.isEmpty ? .config : rest.count == 1 ? .subjectConfig(rest[0]) : nil
        case "compatibility": return compatibilityEndpoint(rest)
        default: return nil
        }
    }

    private static func subjectEndpoint(_ rest: [String]) -> RegistryEndpoint? {
        guard rest.count > 1 else { return rest.first.map(RegistryEndpoint.subject) ?? .subjects }
        guard rest[1] == "versions" else { return nil }
        switch rest.count {
        case 2: return .versions(rest[0])
        case 3: return .version(rest[0], rest[2])
        case 4 where rest[3] == "schema": return .versionSchema(rest[0], rest[2])
        default: return nil
        }
    }

    private static func schemaEndpoint(_ rest: [String]) -> RegistryEndpoint? {
        if rest == ["types"] { return .schemaTypes }
        guard rest.count >= 2 else { return nil }
        switch (rest[0], rest.count, rest.last) {
        case ("ids", 2, _): return .schema(rest[1])
        case ("ids", 3, "schema"): return .schemaText(rest[1])
        case ("ids", 3, "subjects"): return .schemaSubjects(rest[1])
        case ("ids", 3, "versions"): return .schemaVersions(rest[1])
        case ("guids", 2, _): return .schemaByGUID(rest[1])
        default: return nil
        }
    }

    private static func compatibilityEndpoint(_ rest: [String]) -> RegistryEndpoint? {
        guard rest.count >= 3, rest[0] == "subjects", rest[2] == "versions" else { return nil }
        switch rest.count {
        case 3: return .compatibility(rest[1])
        case 4: return .versionCompatibility(rest[1], rest[3])
        default: return nil
        }
    }
}
