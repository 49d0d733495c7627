import ProfileModel

/// The frames of lines of stacks, by the bytes behind the address: each different line is taken apart once.
struct PerfFrames {
    /// What a line stands for.
    private enum Entry {
        case frame(FrameID, module: Int)
        /// A function inlined into the frame that follows, whose module it takes; its symbol.
        case inlined(String)
    }

    private struct InlinedKey: Hashable {
        var entry: Int
        var module: Int
    }

    /// The stack that is being read, the innermost frame first.
    private(set) var stack: [FrameID] = []

    private var lines = ByteInterner()
    private var entries: [Entry] = []
    private var modules: [String: Int] = [:]
    private var moduleNames: [String] = []
    private var inlinedFrames: [InlinedKey: FrameID] = [:]
    /// Where in `stack` inlined functions wait for their module, and their lines.
    private var waiting: [(place: Int, entry: Int)] = []

    mutating func begin() {
        stack.removeAll(keepingCapacity: true)
        waiting.removeAll(keepingCapacity: true)
    }

    /// Adds a line's frame to the stack.
    ///
    /// - Returns: `false` when the line is none of a stack.
    @inline(__always)
    mutating func append(_ text: UnsafeRawBufferPointer, to profile: inout Profile) -> Bool {
        if let number = lines.find(text) {
            append(entry: number, to: &profile)
            return true
        }
        return appendNew(text, to: &profile)
    }

    /// Adds a frame of which nothing is known.
    mutating func appendUnknown(to profile: inout Profile) {
        stack.append(profile.frames.intern(Frame(symbol: "", module: "")))
    }

    /// Gives inlined functions that no frame follows the unknown module.
    mutating func end(_ profile: inout Profile) {
        if !waiting.isEmpty { settle(module: number(of: ""), in: &profile) }
    }

    private mutating func appendNew(_ text: UnsafeRawBufferPointer, to profile: inout Profile) -> Bool {
        guard let line = PerfFrameLine(text) else { return false }
        let number = lines.add(text)
        entries.append(entry(of: line, in: &profile))
        append(entry: number, to: &profile)
        return true
    }

    @inline(__always)
    private mutating func append(entry number: Int, to profile: inout Profile) {
        switch entries[number] {
        case .frame(let frame, let module):
            if !waiting.isEmpty { settle(module: module, in: &profile) }
            stack.append(frame)
        case .inlined:
            waiting.append((stack.count, number))
            stack.append(FrameID(rawValue: .max))
        }
    }

    private mutating func entry(of line: PerfFrameLine, in profile: inout Profile) -> Entry {
        let symbol = line.symbol.text
        if line.isInlined, line.module.equals("inlined") { return .inlined(symbol) }
        let module = ModulePath(line.module.text)
        if !module.name.isEmpty, profile.modules[module.name] == nil {
            profile.modules[module.name] = Profile.Module(path: module.path)
        }
        let kind: Frame.Kind = line.isInlined ? .inlined : module.isKernel ? .kernel : .user
        let frame = profile.frames.intern(Frame(symbol: symbol, module: module.name, kind: kind))
        return .frame(frame, module: number(of: module.name))
    }

    private mutating func number(of module: String) -> Int {
        if let number = modules[module] { return number }
        modules[module] = moduleNames.count
        moduleNames.append(module)
        return moduleNames.count - 1
    }

    private mutating func settle(module: Int, in profile: inout Profile) {
        for (place, entry) in waiting {
            let key = InlinedKey(entry: entry, module: module)
            if let frame = inlinedFrames[key] {
                stack[place] = frame
            } else if case .inlined(let symbol) = entries[entry] {
                stack[place] = profile.frames.intern(
                    Frame(symbol: symbol, module: moduleNames[module], kind: .inlined)
                )
                inlinedFrames[key] = stack[place]
            }
        }
        waiting.removeAll(keepingCapacity: true)
    }
}
