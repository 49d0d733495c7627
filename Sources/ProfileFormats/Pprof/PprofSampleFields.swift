/// A sample's fields. Samples are most of a profile's bytes, so they are read without an object for each, unlike the rest,
/// which swift-protobuf reads.
struct PprofSampleFields {
    /// The innermost first.
    private(set) var locations = PackedNumbers()
    /// In the order of the file's sample types; two's complement.
    private(set) var values = PackedNumbers()
    /// Where the labels' fields lie in the file; empty when there are none, or when they do not lie together.
    private(set) var labels = 0..<0
    /// The labels' fields when they do not lie together.
    private(set) var scatteredLabels: [UInt8] = []

    /// Reads the fields of a message, in place of those read before.
    ///
    /// - Parameters:
    ///   - file: The file.
    ///   - range: Where the message lies in it.
    /// - Throws: `ProfileFormatError` when the bytes are no message of this kind.
    mutating func read(_ file: UnsafeRawBufferPointer, _ range: Range<Int>) throws(ProfileFormatError) {
        locations.removeAll()
        values.removeAll()
        labels = 0..<0
        scatteredLabels.removeAll(keepingCapacity: true)
        var message = WireReader(file, range)
        while let field = try message.field() {
            switch field.number {
            case 1: try Self.read(field, &message, into: &locations)
            case 2: try Self.read(field, &message, into: &values)
            case 3: try readLabel(&message, field)
            default: try message.skip(field)
            }
        }
    }

    /// Numbers are packed, or each has a field of its own.
    private static func read(
        _ field: WireReader.Field,
        _ message: inout WireReader,
        into numbers: inout PackedNumbers
    ) throws(ProfileFormatError) {
        switch field.type {
        case .varint: numbers.append(try message.varint())
        case .bytes: try numbers.append(packed: message.file, try message.bytes())
        default: throw field.mismatch
        }
    }

    private mutating func readLabel(
        _ message: inout WireReader,
        _ field: WireReader.Field
    ) throws(ProfileFormatError) {
        guard field.type == .bytes else { throw field.mismatch }
        _ = try message.bytes()
        let range = field.offset..<message.position
        if scatteredLabels.isEmpty, labels.isEmpty || labels.upperBound == range.lowerBound {
            labels = (labels.isEmpty ? range.lowerBound : labels.lowerBound)..<range.upperBound
        } else {
            scatteredLabels.append(contentsOf: message.file.part(labels))
            scatteredLabels.append(contentsOf: message.file.part(range))
            labels = 0..<0
        }
    }
}
