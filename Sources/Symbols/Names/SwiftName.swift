/// Normalises demangled Swift names: takes the words before a name away, then reads the name's path.
///
/// A name is read as `segment in segment in …`: closures and local functions first, what they stand in after them.
struct SwiftName {
    private let text: BracketedText
    private var upper: Int
    private var place = 0
    private var part = NormalizedName.Part.whole
    /// Names of local functions and types, the innermost first.
    private var locals: [String] = []
    /// The accessor that a key path's function stands for, with its dot.
    private var accessor = ""

    /// The normalised form of a demangled name.
    static func normalize(_ full: String) -> NormalizedName {
        var name = SwiftName(full)
        let result = name.read()
        let isUsable = !result.isEmpty && !result.hasPrefix(".")
        return NormalizedName(name: isUsable ? result : full, part: isUsable ? name.part : .whole)
    }

    private init(_ full: String) {
        text = BracketedText(full.utf8)
        upper = text.bytes.count
    }

    private mutating func read() -> String {
        cutUnmangledSuffix()
        while place < upper {
            if let wrapper = SwiftWrapper.read(text, place, below: upper) {
                if text.has("key path ", at: place) {
                    accessor = text.has("key path setter", at: place) ? ".setter" : ".getter"
                }
                place = wrapper.end
                part = max(part, wrapper.part)
            } else if SwiftWrapper.isGlue(text, place) {
                part = .glue
                return "reabstraction thunk"
            } else if let end = endOfClosure() {
                place = end
                part = max(part, .inner)
            } else if let witness = readWitness() {
                part = max(part, .thunk)
                return withLocals(witness)
            } else if !readSegment() {
                break
            }
        }
        return withLocals("")
    }

    /// ` with unmangled suffix ".resume.0"`: a coroutine's part, or a copy that LLVM made.
    private mutating func cutUnmangledSuffix() {
        let words: StaticString = " with unmangled suffix "
        guard let start = text.first(words, in: place..<upper) else { return }
        upper = start
        let isResume = text.has("\".resume", at: start + words.utf8CodeUnitCount)
        part = max(part, isResume ? .continuation : .specialization)
    }

    /// The place after `closure #1 (A) -> B in `, or after a macro expansion's words.
    private func endOfClosure() -> Int? {
        let isExpansion =
            text.first(" macro expansion #", in: place..<upper) != nil || text.has("freestanding macro", at: place)
        let isDefer = text.has("$defer #", at: place)
        guard SwiftWrapper.isClosure(text, place) || isExpansion || isDefer else { return nil }
        return text.first(" in ", in: place..<upper).map { $0 + 4 }
    }

    /// Reads one segment; `false` when nothing follows it.
    private mutating func readSegment() -> Bool {
        let path = SwiftNamePath(text, place..<upper)
        part = max(part, path.part)
        locals.append(path.name)
        guard !path.isPhrase, let next = text.first(" in ", in: path.end..<upper) else { return false }
        place = next + 4
        return true
    }

    /// `protocol witness for P.f() in conformance T : P in M` is `T.f()`.
    private func readWitness() -> String? {
        let words: StaticString = "protocol witness for "
        guard text.has(words, at: place) else { return nil }
        return SwiftWitness(text, (place + words.utf8CodeUnitCount)..<upper).name
    }

    private func withLocals(_ name: String) -> String {
        (name.isEmpty ? [] : [name]).appending(contentsOf: locals.reversed()).joined(separator: ".") + accessor
    }
}

extension [String] {
    fileprivate func appending(contentsOf others: some Sequence<String>) -> [String] { self + Array(others) }
}
