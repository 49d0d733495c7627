import ProfileModel
import Units

/// Makes profiles of the lines of a folded file.
struct FoldedStacks {
    private let columns: FoldedLine.Columns
    private var before: FoldedProfile
    /// The only one where there is one column.
    private var after: FoldedProfile
    private var unreadable = UnreadableLines()
    private var rounded = 0

    init(unit: Measurement.Unit, _ columns: FoldedLine.Columns) {
        self.columns = columns
        before = FoldedProfile(unit)
        after = FoldedProfile(unit)
    }

    mutating func take(_ line: UnsafeRawBufferPointer?, _ number: Int) {
        guard let line else { return unreadable.add(number) }
        if FoldedLine.isEmpty(line) { return }
        guard let line = FoldedLine(line, columns) else { return unreadable.add(number) }
        if let earlier = line.numberBefore {
            if earlier.value > 0 { before.add(line.stack, earlier.value) }
            if line.number.value > 0 { after.add(line.stack, line.number.value) }
            rounded += earlier.isRounded ? 1 : 0
        } else {
            after.add(line.stack, line.number.value)
        }
        rounded += line.number.isRounded ? 1 : 0
    }

    func finish() throws(ProfileFormatError) -> FoldedReader.Result {
        let (earlier, later) = (before.finished, after.finished)
        if earlier.samples.isEmpty && later.samples.isEmpty {
            guard let line = unreadable.first else {
                throw ProfileFormatError(.empty, "there are no folded stacks in the file")
            }
            throw ProfileFormatError(.malformed, "this is no file of folded stacks", line: line)
        }
        return FoldedReader.Result(
            contents: columns == .one ? .profile(later) : .difference(before: earlier, after: later),
            unreadable: unreadable,
            rounded: rounded
        )
    }
}

/// One column of a folded file.
private struct FoldedProfile {
    private var profile: Profile
    private var names = ByteInterner()
    private var frames: [FrameID] = []
    private var path = FoldedPath()
    private var sums = SampleSums()
    private let labels: LabelsID

    init(_ unit: Measurement.Unit) {
        profile = Profile(measurement: Measurement(unit: unit))
        labels = profile.labels.intern(Labels())
    }

    mutating func add(_ text: UnsafeRawBufferPointer, _ value: Int64) {
        var start = path.keep(sharedWith: text)
        // Past the end when the whole line is the beginning of the one before.
        while start <= text.count {
            var end = start
            while end < text.count, text[end] != FoldedPath.separator { end += 1 }
            path.push(profile.stacks.push(frame(text.part(start..<end)), on: path.stack), end: end)
            start = end + 1
        }
        path.remember(text)
        sums.add(path.stack, labels, count: profile.measurement.unit == .count ? value : 0, value: value)
    }

    private mutating func frame(_ text: UnsafeRawBufferPointer) -> FrameID {
        let (number, isNew) = names.intern(text)
        if isNew { frames.append(profile.frames.intern(FoldedFrame.read(text))) }
        return frames[number]
    }

    var finished: Profile {
        var finished = profile
        finished.samples = sums.samples
        return finished
    }
}
