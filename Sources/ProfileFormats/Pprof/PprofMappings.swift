import ProfileModel

/// The modules of a profile in the order in which a pprof file has them: the program, its libraries by name, the kernel.
struct PprofMappings {
    private(set) var modules: [Profile.Module] = []
    private var ids: [String: UInt64] = [:]

    /// The module of kernel code of which no module is known, so that it stays the kernel's.
    private static let kernel = "[kernel.kallsyms]"

    /// - Parameters:
    ///   - profile: The profile.
    ///   - locations: 0 for frames that are not written.
    ///   - mainModule: The program's name, if it is known.
    init(_ profile: Profile, _ locations: [UInt64], mainModule: String?) {
        var frameCounts: [String: Int] = [:]
        for id in profile.frames.ids where locations[Int(id.rawValue)] != 0 {
            frameCounts[Self.module(of: profile.frames[id]), default: 0] += 1
        }
        frameCounts[""] = nil
        let main = mainModule ?? Self.mainModule(frameCounts)
        let names = frameCounts.keys.sorted { Self.rank($0, main) < Self.rank($1, main) }
        for name in names {
            modules.append(profile.modules[name] ?? Profile.Module(path: name))
            ids[name] = UInt64(modules.count)
        }
    }

    /// The id of a frame's mapping; 0 when its module is unknown.
    func id(of frame: Frame) -> UInt64 { ids[Self.module(of: frame)] ?? 0 }

    private static func module(of frame: Frame) -> String {
        frame.kind == .kernel && frame.module.isEmpty ? kernel : frame.module
    }

    private static func mainModule(_ frameCounts: [String: Int]) -> String? {
        frameCounts.filter { !isLibrary($0.key) }.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }

    private static func isLibrary(_ name: String) -> Bool {
        name.hasPrefix("[") || name.hasSuffix(".so") || name.contains(".so.") || ModulePath(name).isKernel
    }

    private static func rank(_ name: String, _ main: String?) -> (Int, String) {
        name == main ? (0, name) : !isLibrary(name) ? (1, name) : !name.hasPrefix("[") ? (2, name) : (3, name)
    }
}
