/// What a record takes on the broker beside its key and value.
///
/// The record format of Kafka's protocol (message format 2), with every variable-length number at the length it has in
/// a full batch.
enum RecordOverhead {
    /// The head of a batch; the plan counts one for every message, as a flush after every message makes it.
    static let batch = 61

    /// The bytes of a record around a key and a value of those lengths, headers included.
    static func bytes(runID: String, producer: String, processor: String?) -> Int {
        // Length, attributes, timestamp delta, offset delta, key length, value length, header count.
        let frame = 4 + 1 + 5 + 3 + 2 + 4 + 1
        var headers = [("run", runID.utf8.count), ("producer", producer.utf8.count), ("seq", numberLength)]
        headers.append(("sent-ns", numberLength))
        if let processor { headers += [("processor", processor.utf8.count), ("attempt", numberLength)] }
        return headers.reduce(frame) { $0 + 4 + $1.0.utf8.count + $1.1 }
    }

    /// A 64-bit number as bytes.
    private static let numberLength = 8
}
