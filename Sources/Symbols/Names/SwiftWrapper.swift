/// The words that Swift's demangler puts before a function's name to say what part of it a symbol is.
enum SwiftWrapper {
    static let closure: StaticString = "closure #"
    static let implicitClosure: StaticString = "implicit closure #"

    /// Words that stand before a name, and what they make of it.
    static let prefixes: [(text: StaticString, part: NormalizedName.Part)] = [
        ("specialized ", .specialization),
        ("merged ", .specialization),
        ("dispatch thunk of ", .thunk),
        ("partial apply forwarder for ", .thunk),
        ("partial apply ObjC forwarder for ", .thunk),
        ("partial apply for ", .thunk),
        ("curry thunk of ", .thunk),
        ("vtable thunk for ", .thunk),
        ("back deployment thunk for ", .thunk),
        ("back deployment fallback for ", .specialization),
        ("distributed thunk ", .thunk),
        ("distributed accessor for ", .thunk),
        ("protocol self-conformance witness for ", .thunk),
        ("key path getter for ", .thunk),
        ("key path setter for ", .thunk),
        ("async function pointer to ", .whole),
        ("coro function pointer to ", .whole),
        ("method descriptor for ", .whole),
        ("property descriptor for ", .whole),
        ("dynamically replaceable variable for ", .whole),
        ("@objc ", .thunk),
        ("@nonobjc ", .whole),
        ("dynamic ", .whole),
        ("super ", .whole),
        ("variable initialization expression of ", .inner),
        ("property wrapper backing initializer of ", .inner),
        ("property wrapper init from projected value of ", .inner),
        ("getter of ", .whole),
        ("setter of ", .whole),
        ("modify of ", .whole),
        ("read of ", .whole),
        ("willset of ", .whole),
        ("didset of ", .whole),
        ("static ", .whole),
    ]

    /// Words that stand before `<…> of` and a name.
    private static let specializations: [StaticString] = [
        "generic specialization <",
        "generic not re-abstracted specialization <",
        "generic partial specialization <",
        "generic partial specialization (not re-abstracted) <",
        "generic pre-specialization <",
        "generic specialization in prespecialized module <",
        "function signature specialization <",
        "inlined generic function <",
    ]

    /// Words that stand before a number, ` of ` and a name.
    private static let numbered: [StaticString] = [
        "default argument ", "outlined variable #", "outlined read-only object #",
    ]

    private static let glue: [StaticString] = ["reabstraction thunk", "thunk for @", "thunk for <"]

    /// The end of the words before a name that begin at a place, and what they make of the name.
    static func read(_ text: BracketedText, _ place: Int, below upper: Int) -> (end: Int, part: NormalizedName.Part)? {
        if let found = prefixes.first(where: { text.has($0.text, at: place) }) {
            return (place + found.text.utf8CodeUnitCount, found.part)
        }
        if let end = endOfResume(text, place) { return (end, .continuation) }
        if let found = specializations.first(where: { text.has($0, at: place) }) {
            return endOfSpecialization(text, place + found.utf8CodeUnitCount - 1, below: upper).map {
                ($0, .specialization)
            }
        }
        if let found = numbered.first(where: { text.has($0, at: place) }) {
            let end = endOfDigits(text, place + found.utf8CodeUnitCount)
            return text.has(" of ", at: end) ? (end + 4, .inner) : nil
        }
        return nil
    }

    /// Whether a name is that of glue that belongs to no function.
    static func isGlue(_ text: BracketedText, _ place: Int) -> Bool {
        glue.contains { text.has($0, at: place) }
    }

    /// Whether a closure's description begins at a place.
    static func isClosure(_ text: BracketedText, _ place: Int) -> Bool {
        text.has(closure, at: place) || text.has(implicitClosure, at: place)
    }

    /// The end of `(1) await resume partial function for `, if that begins at a place.
    static func endOfResume(_ text: BracketedText, _ place: Int) -> Int? {
        guard text.has("(", at: place) else { return nil }
        let end = endOfDigits(text, place + 1)
        for words in [") await resume partial function for ", ") suspend resume partial function for "]
            as [StaticString]
        where end > place + 1 && text.has(words, at: end) {
            return end + words.utf8CodeUnitCount
        }
        return nil
    }

    private static func endOfSpecialization(_ text: BracketedText, _ angle: Int, below upper: Int) -> Int? {
        guard let closing = text.closing(of: angle, below: upper) else { return nil }
        return text.has("> of ", at: closing) ? closing + 5 : nil
    }

    private static func endOfDigits(_ text: BracketedText, _ start: Int) -> Int {
        var end = start
        while end < text.bytes.count, text.bytes[end].isDigit { end += 1 }
        return end
    }
}
