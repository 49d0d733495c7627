/// A stretch of text made once, from which payloads are cut: a payload then costs one copy.
struct PayloadText: Sendable {
    /// How many different places a payload can begin at.
    static let startCount = 16_384

    private let characters: [UInt8]
    private let length: Int

    /// Makes the text for payloads of `length` characters.
    init(seed: UInt64, length: Int) {
        var random = SplitMix64(seed: seed)
        var characters: [UInt8] = []
        let size = Self.startCount + length
        characters.reserveCapacity(size + 16)
        while characters.count < size {
            let word = Self.words[Int(random.next(below: UInt64(Self.words.count)))]
            characters.append(contentsOf: word.utf8)
            characters.append(contentsOf: random.next(below: 9) == 0 ? ". ".utf8 : " ".utf8)
        }
        self.characters = characters
        self.length = length
    }

    /// The payload that begins at `start`, which is below ``startCount``.
    func payload(from start: Int) -> String {
        characters.withUnsafeBufferPointer { text in
            String(decoding: UnsafeBufferPointer(rebasing: text[start..<start + length]), as: UTF8.self)
        }
    }

    private static let words: [String] = [
        "please", "deliver", "before", "noon", "to", "the", "back", "door", "and", "ring", "twice", "gift", "wrap",
        "blue", "paper", "no", "invoice", "inside", "box", "fragile", "keep", "upright", "second", "floor", "office",
        "customer", "asked", "for", "express", "shipping", "with", "tracking", "number", "leave", "at", "reception",
        "if", "nobody", "answers", "call", "first", "replacement", "of", "order", "damaged", "in", "transit", "spare",
        "parts", "included", "two", "pallets", "weekly", "standing", "agreement", "discount", "applied", "manually",
        "checked", "by", "warehouse", "team", "north",
    ]
}
