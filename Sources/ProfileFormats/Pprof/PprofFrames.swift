import ProfileModel

/// The frames of a pprof file's locations.
struct PprofFrames {
    private let ids: PprofIDs
    /// By location ids, as far as they are small: the frame of a location that has one, which most have.
    private var single: [FrameID]
    /// The frames of all locations, one location behind the other, the innermost first.
    private var frames: [FrameID] = []
    private var ranges: [Range<Int>] = []

    private static var none: FrameID { FrameID(rawValue: .max) }

    /// Adds a file's frames and modules to a profile.
    ///
    /// - Throws: `ProfileFormatError` when an entry speaks of one that is not there.
    init(_ tables: PprofTables, _ strings: PprofStrings, _ profile: inout Profile) throws(ProfileFormatError) {
        ids = try PprofIDs("location", tables.locations.map { ($0.id, $0.offset) })
        single = Array(repeating: Self.none, count: ids.denseCount)
        let modules = try PprofModules(tables.mappings, strings, &profile)
        let functions = try PprofFunctions(tables.functions, strings)
        for location in tables.locations {
            let module = try modules.module(location.mapping, location.offset)
            let start = frames.count
            for (place, line) in tables.lines[location.lines].enumerated() {
                let isPhysical = place == location.lines.count - 1
                let kind: Frame.Kind = !isPhysical ? .inlined : module.isKernel ? .kernel : .user
                let frame = try functions.frame(line, module.name, kind, offset: location.offset)
                frames.append(profile.frames.intern(frame))
            }
            if location.lines.isEmpty {
                let kind: Frame.Kind = module.isKernel ? .kernel : .user
                frames.append(profile.frames.intern(Frame(symbol: "", module: module.name, kind: kind)))
            }
            ranges.append(start..<frames.count)
            if frames.count - start == 1, location.id < UInt64(single.count) {
                single[Int(location.id)] = frames[start]
            }
        }
    }

    /// The frame of a location that has one and whose id is small; `nil` for others, and when there is no such location.
    @inline(__always)
    func single(_ location: UInt64) -> FrameID? {
        guard location < UInt64(single.count) else { return nil }
        let frame = single[Int(location)]
        return frame == Self.none ? nil : frame
    }

    /// The frames of a location that a sample at a place in the file speaks of, the innermost first.
    func all(_ location: UInt64, offset: Int) throws(ProfileFormatError) -> ArraySlice<FrameID> {
        frames[ranges[try ids.place(of: location, offset: offset)]]
    }
}

/// The modules of a pprof file's mappings.
private struct PprofModules {
    private let ids: PprofIDs
    private var modules: [ModulePath] = []

    init(
        _ mappings: [PprofTables.Placed<PprofMapping>],
        _ strings: PprofStrings,
        _ profile: inout Profile
    ) throws(ProfileFormatError) {
        ids = try PprofIDs("mapping", mappings.map { ($0.message.id, $0.offset) })
        for mapping in mappings {
            let module = ModulePath(try strings.text(mapping.message.filename, offset: mapping.offset))
            let buildID = try strings.text(mapping.message.buildID, offset: mapping.offset)
            modules.append(module)
            if !module.name.isEmpty, profile.modules[module.name] == nil {
                profile.modules[module.name] = Profile.Module(path: module.path, buildID: buildID)
            }
        }
    }

    func module(_ id: UInt64, _ offset: Int) throws(ProfileFormatError) -> ModulePath {
        id == 0 ? ModulePath("") : modules[try ids.place(of: id, offset: offset)]
    }
}

/// The names of a pprof file's functions.
private struct PprofFunctions {
    private let ids: PprofIDs
    private var names: [(name: String, symbol: String)] = []

    init(_ functions: [PprofTables.Placed<PprofFunction>], _ strings: PprofStrings) throws(ProfileFormatError) {
        ids = try PprofIDs("function", functions.map { ($0.message.id, $0.offset) })
        for function in functions {
            let name = try strings.text(function.message.name, offset: function.offset)
            let symbol = try strings.text(function.message.systemName, offset: function.offset)
            // The file's name is not kept, and must be there all the same.
            _ = try strings.text(function.message.filename, offset: function.offset)
            names.append((name.isEmpty ? symbol : name, symbol.isEmpty ? name : symbol))
        }
    }

    func frame(
        _ id: UInt64,
        _ module: String,
        _ kind: Frame.Kind,
        offset: Int
    ) throws(ProfileFormatError) -> Frame {
        let (name, symbol) = names[try ids.place(of: id, offset: offset)]
        let unnamed = Frame(symbol: "", module: module, kind: kind)
        if symbol.isEmpty || symbol == unnamed.name { return unnamed }
        return Frame(name: name, fullName: name, symbol: symbol, module: module, kind: kind)
    }
}
