import ProfileModel

/// Numbers for the function names of two trees, the same for both.
struct NameIndex {
    private(set) var names: [String] = []
    private var places: [String: Int] = [:]

    /// Per node of a tree: its name's number; the root's is −1.
    mutating func numbers(of tree: CallTree) -> [Int] {
        var numbers = Array(repeating: -1, count: tree.count)
        for node in 1..<max(tree.count, 1) { numbers[node] = number(of: tree.frames[node].name) }
        return numbers
    }

    private mutating func number(of name: String) -> Int {
        if let known = places[name] { return known }
        let number = names.count
        places[name] = number
        names.append(name)
        return number
    }
}
