extension PprofTables {
    /// What a sample refers to, and how many labels it has.
    func sample(
        _ record: Range<Int>,
        _ content: Range<Int>
    ) throws(WireReader.Fault) -> (sample: PprofSelection.Sample, labelCount: Int) {
        var sample = PprofSelection.Sample(record: record)
        var labelCount = 0
        var reader = WireReader(bytes, in: content)
        while let field = try reader.next() {
            switch field.number {
            case 1:
                try field.forEachNumber(in: bytes) { id throws(WireReader.Fault) in
                    sample.locations.append(try place(ofLocation: id, at: field.record.lowerBound))
                }
            case 3:
                labelCount += 1
                sample.strings += try labelStrings(field)
            default: break
            }
        }
        return (sample, labelCount)
    }

    /// A label's key, text and unit are strings.
    private func labelStrings(_ label: WireReader.Field) throws(WireReader.Fault) -> [Int] {
        var places: [Int] = []
        var reader = WireReader(bytes, in: label.content)
        while let part = try reader.next() {
            guard part.number == 1 || part.number == 2 || part.number == 4 else { continue }
            let place = Int(clamping: part.value)
            guard strings.indices.contains(place) else {
                throw WireReader.Fault(problem: "a string is missing", offset: part.record.lowerBound)
            }
            places.append(place)
        }
        return places
    }
}
