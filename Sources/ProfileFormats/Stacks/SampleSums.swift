import ProfileModel
import Units

/// Puts samples of the same stack and labels together, in the order in which they first came.
struct SampleSums {
    private(set) var samples: [Profile.Sample] = []
    private var places = SlotTable()
    private let hash = ByteHash()

    mutating func add(_ stack: StackID, _ labels: LabelsID, count: Int64, value: Int64) {
        let key = hash.mix(hash.start, UInt64(labels.rawValue) << 32 | UInt64(stack.rawValue))
        if let place = places.find(key, where: { samples[$0].stack == stack && samples[$0].labels == labels }) {
            samples[place].count = samples[place].count + SampleCount(rawValue: count)
            samples[place].value = samples[place].value.addingSaturating(value)
        } else {
            places.insert(samples.count, key)
            samples.append(.init(stack: stack, labels: labels, count: SampleCount(rawValue: count), value: value))
        }
    }
}
