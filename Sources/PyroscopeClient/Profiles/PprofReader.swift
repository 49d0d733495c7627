import ProfileModel

/// Turns the pprof of a merged query into a profile.
///
/// Its period, time and duration are not used: the server writes one second for the period of every `process_cpu` profile,
/// and the query's own end and length for the others.
struct PprofReader {
    /// Why an answer cannot be a pprof.
    struct Fault: Error {
        var problem: String
    }

    /// More functions than a compiler inlines in one place, and deeper stacks than the server takes (1,000 locations): what
    /// refers by number could otherwise grow far beyond its own size.
    private static let maximumInlined = 256
    private static let maximumDepth = 16_384
    private static let maximumStacks = 10_000_000

    private let answer: PprofAnswer
    private let valueIndex: Int
    private var assembler: ProfileAssembler
    /// Per location, its frames, the outermost first.
    private var framesOfLocation: [UInt64: [FrameID]] = [:]

    /// - Returns: The profile; `nil` when there are no samples.
    static func read(_ answer: PprofAnswer, query: ProfileQuery) throws(Fault) -> MergedProfile? {
        guard !answer.sample.isEmpty else { return nil }
        var reader = try PprofReader(answer, query)
        try reader.readLocations()
        try reader.readSamples()
        guard !reader.assembler.profile.samples.isEmpty else { return nil }
        return MergedProfile(profile: reader.assembler.profile, foldedValue: 0)
    }

    private init(_ answer: PprofAnswer, _ query: ProfileQuery) throws(Fault) {
        self.answer = answer
        assembler = ProfileAssembler(query)
        guard answer.stringTable.first ?? "" == "" else {
            throw Fault(problem: "the first string is not the empty one")
        }
        let strings = answer.stringTable
        func string(_ index: Int64) -> String? { strings.indices.contains(Int(index)) ? strings[Int(index)] : nil }
        let index = answer.sampleType.firstIndex {
            string($0.type) == query.type.sampleType && string($0.unit) == query.type.sampleUnit
        }
        guard let index else { throw Fault(problem: "it has no values of the type that was asked for") }
        valueIndex = index
    }

    private func string(_ index: Int64) throws(Fault) -> String {
        guard let place = Int(exactly: index), answer.stringTable.indices.contains(place) else {
            if index == 0 { return "" }
            throw Fault(problem: "a string is missing")
        }
        return answer.stringTable[place]
    }

    private mutating func readLocations() throws(Fault) {
        let modules = try readModules()
        var functions: [UInt64: PprofAnswer.Function] = [:]
        for function in answer.function {
            guard function.id != 0, functions.updateValue(function, forKey: function.id) == nil else {
                throw Fault(problem: "a function's number is 0 or occurs twice")
            }
        }
        for location in answer.location {
            guard location.id != 0, framesOfLocation[location.id] == nil else {
                throw Fault(problem: "a location's number is 0 or occurs twice")
            }
            guard let module = location.mappingId == 0 ? "" : modules[location.mappingId] else {
                throw Fault(problem: "a mapping is missing")
            }
            framesOfLocation[location.id] = try frames(of: location, in: module, functions)
        }
    }

    private mutating func readModules() throws(Fault) -> [UInt64: String] {
        var modules: [UInt64: String] = [:]
        for mapping in answer.mapping {
            let path = try string(mapping.filename)
            let name = ServerFrame.module(ofPath: path)
            guard mapping.id != 0, modules.updateValue(name, forKey: mapping.id) == nil else {
                throw Fault(problem: "a mapping's number is 0 or occurs twice")
            }
            guard !name.isEmpty else { continue }
            assembler.note(Profile.Module(path: path, buildID: try string(mapping.buildId)), named: name)
        }
        return modules
    }

    private mutating func frames(
        of location: PprofAnswer.Location,
        in module: String,
        _ functions: [UInt64: PprofAnswer.Function]
    ) throws(Fault) -> [FrameID] {
        guard !location.line.isEmpty else { return [assembler.intern(ServerFrame.unnamed(module: module))] }
        guard location.line.count <= Self.maximumInlined else {
            throw Fault(problem: "a location has too many functions")
        }
        var frames: [FrameID] = []
        for (place, line) in location.line.enumerated().reversed() {
            guard let function = functions[line.functionId] else { throw Fault(problem: "a function is missing") }
            var frame = ServerFrame.function(
                name: try string(function.name),
                systemName: try string(function.systemName),
                module: module
            )
            // The last line is the physical function; those before it were inlined into it.
            if place < location.line.count - 1, frame.kind == .user { frame.kind = .inlined }
            frames.append(assembler.intern(frame))
        }
        return frames
    }

    private mutating func readSamples() throws(Fault) {
        for sample in answer.sample {
            guard sample.value.count == answer.sampleType.count else {
                throw Fault(problem: "a sample has not one value for each type")
            }
            let value = sample.value[valueIndex]
            guard value >= 0 else { throw Fault(problem: "a sample has a negative value") }
            guard value > 0 else { continue }
            assembler.add(value, of: try stack(of: sample))
            guard assembler.profile.stacks.count <= Self.maximumStacks else {
                throw Fault(problem: "it has too many stacks")
            }
        }
    }

    private mutating func stack(of sample: PprofAnswer.Sample) throws(Fault) -> StackID {
        var stack = StackID.root
        var depth = 0
        for id in sample.locationId.reversed() {
            guard let frames = framesOfLocation[id] else { throw Fault(problem: "a location is missing") }
            depth += frames.count
            guard depth <= Self.maximumDepth else { throw Fault(problem: "a stack is too deep") }
            for frame in frames { stack = assembler.push(frame, on: stack) }
        }
        return stack
    }
}
