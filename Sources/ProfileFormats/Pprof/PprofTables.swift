import SwiftProtobuf

/// Everything of a pprof file but its samples, as it stands there.
struct PprofTables {
    /// More entries than this in one table are refused: no program has as many functions, and each takes memory.
    static let mostEntries = 4_000_000
    /// The largest message of a table.
    private static let largestMessage = 1 << 20

    /// A message with its place in the file.
    struct Placed<Message> {
        var message: Message
        var offset: Int
    }

    var sampleTypes: [Placed<PprofValueType>] = []
    var mappings: [Placed<PprofMapping>] = []
    var functions: [Placed<PprofFunction>] = []
    var locations: [PprofLocationEntry] = []
    /// The functions of all locations' lines, one location behind the other.
    var lines: [UInt64] = []
    /// Where each text lies in the file.
    var strings: [Range<UInt32>] = []
    var comments: [Placed<Int64>] = []
    var time = Single()
    var duration = Single()
    var period = Single()
    var defaultSampleType = Single()
    var periodType: Placed<PprofValueType>?
    var sampleCount = 0

    /// A number that may stand in a file once.
    struct Single {
        var value: Int64 = 0
        var offset: Int?
    }

    /// Reads a file's tables.
    ///
    /// - Throws: `ProfileFormatError` when the bytes are no messages, or are too many.
    init(_ file: UnsafeRawBufferPointer) throws(ProfileFormatError) {
        var message = WireReader(file)
        while let field = try message.field() { try read(field, &message) }
    }

    private mutating func read(_ field: WireReader.Field, _ message: inout WireReader) throws(ProfileFormatError) {
        switch field.number {
        case 1: sampleTypes.append(try decode(field, &message, sampleTypes.count))
        case 2:
            guard field.type == .bytes else { throw field.mismatch }
            sampleCount += 1
            try message.skip(field)
        case 3: mappings.append(try decode(field, &message, mappings.count))
        case 4: try readLocation(field, &message)
        case 5: functions.append(try decode(field, &message, functions.count))
        case 6: try readString(field, &message)
        case 9: try read(field, &message, into: &time)
        case 10: try read(field, &message, into: &duration)
        case 11:
            guard periodType == nil else { throw Self.concatenated(field) }
            periodType = try decode(field, &message, 0)
        case 12: try read(field, &message, into: &period)
        case 13: try readComments(field, &message)
        case 14: try read(field, &message, into: &defaultSampleType)
        default: try message.skip(field)
        }
    }

    private func decode<Content: Message>(
        _ field: WireReader.Field,
        _ reader: inout WireReader,
        _ count: Int
    ) throws(ProfileFormatError) -> Placed<Content> {
        guard field.type == .bytes else { throw field.mismatch }
        try check(count, field)
        let range = try reader.bytes()
        guard range.count <= Self.largestMessage else {
            throw ProfileFormatError(
                .tooLarge,
                "the profile has an entry of \(range.count) bytes",
                offset: field.offset
            )
        }
        do {
            let bytes = reader.file.bytes.extracting(range)
            return Placed(message: try Content(serializedBytes: bytes), offset: field.offset)
        } catch {
            throw ProfileFormatError(
                .malformed,
                "field \(field.number) of the profile is damaged",
                offset: field.offset
            )
        }
    }

    private func check(_ count: Int, _ field: WireReader.Field) throws(ProfileFormatError) {
        guard count >= Self.mostEntries else { return }
        let reason = "the profile has more than \(Self.mostEntries) entries in field \(field.number)"
        throw ProfileFormatError(.tooLarge, reason, offset: field.offset)
    }

    private mutating func readLocation(
        _ field: WireReader.Field,
        _ reader: inout WireReader
    ) throws(ProfileFormatError) {
        let location: Placed<PprofLocation> = try decode(field, &reader, locations.count)
        try check(lines.count, field)
        let start = lines.count
        for line in location.message.line { lines.append(line.functionID) }
        locations.append(
            PprofLocationEntry(
                id: location.message.id,
                mapping: location.message.mappingID,
                lines: start..<lines.count,
                offset: field.offset
            )
        )
    }

    private mutating func readString(
        _ field: WireReader.Field,
        _ reader: inout WireReader
    ) throws(ProfileFormatError) {
        guard field.type == .bytes else { throw field.mismatch }
        try check(strings.count, field)
        let range = try reader.bytes()
        guard !strings.isEmpty || range.isEmpty else {
            throw ProfileFormatError(.malformed, "the profile's first text is not empty", offset: field.offset)
        }
        strings.append(UInt32(range.lowerBound)..<UInt32(range.upperBound))
    }

    private func read(
        _ field: WireReader.Field,
        _ reader: inout WireReader,
        into single: inout Single
    ) throws(ProfileFormatError) {
        guard field.type == .varint else { throw field.mismatch }
        guard single.offset == nil else { throw Self.concatenated(field) }
        single = Single(value: Int64(bitPattern: try reader.varint()), offset: field.offset)
    }

    private mutating func readComments(
        _ field: WireReader.Field,
        _ reader: inout WireReader
    ) throws(ProfileFormatError) {
        try check(comments.count, field)
        switch field.type {
        case .varint: comments.append(Placed(message: Int64(bitPattern: try reader.varint()), offset: field.offset))
        case .bytes:
            var packed = WireReader(reader.file, try reader.bytes())
            while !packed.isAtEnd {
                try check(comments.count, field)
                comments.append(Placed(message: Int64(bitPattern: try packed.varint()), offset: field.offset))
            }
        default: throw field.mismatch
        }
    }

    private static func concatenated(_ field: WireReader.Field) -> ProfileFormatError {
        ProfileFormatError(.malformed, "the file holds several profiles, one behind the other", offset: field.offset)
    }
}

/// A location, with its lines in `PprofTables.lines`, the innermost first.
struct PprofLocationEntry {
    var id: UInt64
    var mapping: UInt64
    var lines: Range<Int>
    var offset: Int
}
