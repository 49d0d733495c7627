/// Every different text once.
struct StringIndex {
    private(set) var strings: [String] = []
    private var places: [String: Int] = [:]

    /// The place of a text, which is added when it is new.
    mutating func place(of text: String) -> Int {
        if let place = places[text] { return place }
        places[text] = strings.count
        strings.append(text)
        return strings.count - 1
    }
}
