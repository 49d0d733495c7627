import ProfileModel
import SwiftProtobuf

/// Reads the samples of a pprof file.
struct PprofSamples {
    /// Stacks may not have more frames together than this many for each byte of the file: inlined functions make a stack
    /// longer than its bytes, and without a limit a small file could ask for years of work.
    private static let framesPerByte = 16
    private static let alwaysAllowed = 1_000_000

    private let file: UnsafeRawBufferPointer
    private let types: PprofSampleTypes
    private let frames: PprofFrames
    private let strings: PprofStrings
    private var fields = PprofSampleFields()
    private var stack: [FrameID] = []
    private var stacks = StackPath()
    private var sums = SampleSums()
    private var labelSets = ByteInterner()
    private var labels: [LabelsID] = []
    private var framesLeft: Int

    init(
        _ file: UnsafeRawBufferPointer,
        _ types: PprofSampleTypes,
        _ frames: PprofFrames,
        _ strings: PprofStrings
    ) {
        self.file = file
        self.types = types
        self.frames = frames
        self.strings = strings
        framesLeft = max(Self.alwaysAllowed, file.count * Self.framesPerByte)
    }

    /// Adds all samples to a profile.
    mutating func read(into profile: inout Profile) throws(ProfileFormatError) {
        var message = WireReader(file)
        while let field = try message.field() {
            if field.number == 2 {
                try add(try message.bytes(), field.offset, to: &profile)
            } else {
                try message.skip(field)
            }
        }
        profile.samples = sums.samples
    }

    private mutating func add(
        _ range: Range<Int>,
        _ offset: Int,
        to profile: inout Profile
    ) throws(ProfileFormatError) {
        try fields.read(file, range)
        try checkValues(offset)
        let id = try stack(&profile, offset)
        let count = types.count.map { Int64(bitPattern: fields.values[$0]) } ?? 0
        let value = try types.scaled(Int64(bitPattern: fields.values[types.value]), offset: offset)
        sums.add(id, try labels(&profile, offset), count: count, value: value)
    }

    /// The stack of the sample just read.
    private mutating func stack(_ profile: inout Profile, _ offset: Int) throws(ProfileFormatError) -> StackID {
        let locations = fields.locations
        try spend(locations.count, offset)
        let simple = stacks.intern(depth: locations.count, in: &profile.stacks) { frames.single(locations[$0]) }
        if let simple { return simple }
        stack.removeAll(keepingCapacity: true)
        for location in locations.numbers {
            let frames = try frames.all(location, offset: offset)
            try spend(frames.count, offset)
            stack.append(contentsOf: frames)
        }
        return stacks.intern(stack, in: &profile.stacks)
    }

    private mutating func spend(_ count: Int, _ offset: Int) throws(ProfileFormatError) {
        framesLeft -= count
        guard framesLeft >= 0 else {
            throw ProfileFormatError(.tooLarge, "the profile's stacks are too long together", offset: offset)
        }
    }

    private func checkValues(_ offset: Int) throws(ProfileFormatError) {
        guard fields.values.count == types.total else {
            let reason = "the profile has a sample of \(fields.values.count) values instead of \(types.total)"
            throw ProfileFormatError(.malformed, reason, offset: offset)
        }
        for value in fields.values.numbers where Int64(bitPattern: value) < 0 {
            let reason = "the profile has a negative value; differences of profiles cannot be read"
            throw ProfileFormatError(.malformed, reason, offset: offset)
        }
    }

    /// The labels of the sample just read; equal bytes are looked at once.
    private mutating func labels(_ profile: inout Profile, _ offset: Int) throws(ProfileFormatError) -> LabelsID {
        if fields.scatteredLabels.isEmpty { return try labels(file.part(fields.labels), &profile, offset) }
        let scattered = fields.scatteredLabels
        var number = 0
        do {
            number = try scattered.withUnsafeBytes { Int(try labels($0, &profile, offset).rawValue) }
        } catch {
            throw error as? ProfileFormatError ?? Self.damaged(offset)
        }
        return LabelsID(rawValue: UInt32(number))
    }

    private mutating func labels(
        _ bytes: UnsafeRawBufferPointer,
        _ profile: inout Profile,
        _ offset: Int
    ) throws(ProfileFormatError) -> LabelsID {
        let (number, isNew) = labelSets.intern(bytes)
        if isNew { labels.append(profile.labels.intern(try decodeLabels(bytes, offset))) }
        return labels[number]
    }

    /// The labels that are texts.
    private func decodeLabels(_ bytes: UnsafeRawBufferPointer, _ offset: Int) throws(ProfileFormatError) -> Labels {
        var labels = Labels()
        var fields = WireReader(bytes)
        while try fields.field() != nil {
            let range = try fields.bytes()
            guard let label = try? PprofLabel(serializedBytes: bytes.bytes.extracting(range)) else {
                throw Self.damaged(offset)
            }
            guard label.str != 0 else { continue }
            labels[try strings.text(label.key, offset: offset)] = try strings.text(label.str, offset: offset)
        }
        return labels
    }

    private static func damaged(_ offset: Int) -> ProfileFormatError {
        ProfileFormatError(.malformed, "a label of the profile is damaged", offset: offset)
    }
}
