import ProfileModel

/// Stacks like those of this project's services, from lines such as `main;Loop.run;encode 1200 serialization`.
///
/// A frame is `module!name`, and has the module of the frame before it where it names none; a third word after the category
/// is the caller's category. Each leaf grows a crowd of inner functions, so that trees are as large as real ones.
struct OrderStacks {
    var lines: String
    /// By what costs are multiplied, by their line's first word starting with `*`.
    var crowd = 40

    func stacks(seed: UInt64 = 7) -> [SyntheticService.Stack] {
        var random = Scatter(seed: seed)
        return lines.split(separator: "\n").flatMap { line -> [SyntheticService.Stack] in
            let words = line.split(separator: "|").map { String($0.trimmingPrefix(while: \.isWhitespace)) }
            guard words.count >= 3, let cost = Double(words[1].filter { !$0.isWhitespace }) else { return [] }
            let category = String(words[2].reversed().drop { $0.isWhitespace }.reversed())
            let caller = words.count > 3 ? words[3] : category
            return grown(path(words[0]), cost: cost, category: category, caller: caller, &random)
        }
    }

    private func path(_ text: String) -> [Frame] {
        var module = ""
        return text.split(separator: ";").map { part in
            let pieces = part.split(separator: "!", maxSplits: 1).map(String.init)
            if pieces.count == 2 { module = pieces[0] }
            let name = String((pieces.last ?? "").reversed().drop { $0 == " " }.reversed())
            return Frame(name: name, fullName: name, symbol: name, module: module, kind: .user)
        }
    }

    /// Part of the cost in the leaf itself, the rest in functions below it.
    private func grown(
        _ path: [Frame],
        cost: Double,
        category: String,
        caller: String,
        _ random: inout Scatter
    ) -> [SyntheticService.Stack] {
        func stack(_ path: [Frame], _ cost: Double) -> SyntheticService.Stack {
            SyntheticService.Stack(path: path, cost: cost, category: category, callerCategory: caller)
        }
        guard crowd > 0, let leaf = path.last else { return [stack(path, cost)] }
        var stacks = [stack(path, cost * 0.45)]
        var chain = path
        for _ in 0..<crowd {
            if chain.count > path.count, random.next() % 3 != 0 {
                chain.removeLast(Int(random.next() % UInt64(chain.count - path.count + 1)))
            }
            let name = Self.inner[Int(random.next() % UInt64(Self.inner.count))]
            let number = random.next() % 9
            let frame = Frame(symbol: number == 0 ? name : "\(name)_\(number)", module: leaf.module)
            chain.append(frame)
            stacks.append(stack(chain, cost * 0.55 / Double(crowd)))
        }
        return stacks
    }

    private static let inner = [
        "copy_bytes", "write_value", "find_slot", "hash_combine", "grow_buffer", "check_bounds", "append", "read_field",
        "lock", "unlock", "next_token", "skip_space", "utf8_width", "compare", "insert", "visit", "reserve", "lookup",
    ]
}
