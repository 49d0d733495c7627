/// A loaded segment of a program, as `readelf` tells it.
struct Segment {
    /// Where its bytes are in the file.
    var place: Range<Int>

    static func read(_ path: String, in folder: String) async throws -> [Segment] {
        let lines = try await Shell.output("readelf -W --segments \"$1\"", path, in: folder)
        return lines.compactMap { line in
            // `  LOAD           0x0018a0 0x00000000000028a0 0x00000000000028a0 0x000c10 0x000c10 R E 0x1000`
            let fields = line.split(separator: " ")
            guard fields.first == "LOAD", fields.count > 4, let offset = Int(fields[1].dropFirst(2), radix: 16),
                let size = Int(fields[4].dropFirst(2), radix: 16)
            else { return nil }
            return Segment(place: offset..<(offset + size))
        }
    }
}
