public import ProfileModel

/// Gives the frames of profiles the names that are shown and matched, and folds the parts of a function into it.
///
/// - `Frame.name` becomes the normalised name, `Frame.fullName` the full demangled one; the symbol stays.
/// - A closure's frame right inside its own function's is folded into it, and so are a thunk and the function it calls, a
///   function and its specialised copy, and glue such as a reabstraction thunk with its caller. A function that calls
///   itself stays two frames.
///
/// The samples' values stay as they are, so nothing is lost: what a folded frame itself cost is its function's. Each
/// different symbol is demangled once, over all profiles that one namer gets.
public struct ProfileNamer: Sendable {
    private var demangler = SwiftDemangler()
    private var names: [String: Name] = [:]

    private struct Name {
        var normalized: NormalizedName
        var fullName: String
    }

    /// A namer that has seen no symbol yet.
    public init() {}

    /// A profile with named frames and folded stacks.
    public mutating func named(_ profile: Profile) -> Profile {
        var folding = StackFolding(profile)
        for id in profile.frames.ids {
            let frame = profile.frames[id]
            let name = name(of: frame)
            folding.add(renamed(frame, name), part: name?.normalized.part ?? .whole, original: id)
        }
        return folding.fold()
    }

    /// A frame with its names; one without a symbol stays as it is.
    public mutating func named(_ frame: Frame) -> Frame {
        renamed(frame, name(of: frame))
    }

    private func renamed(_ frame: Frame, _ name: Name?) -> Frame {
        guard let name else { return frame }
        var frame = frame
        frame.name = name.normalized.name
        frame.fullName = name.fullName
        return frame
    }

    private mutating func name(of frame: Frame) -> Name? {
        guard frame.isNamed else { return nil }
        if let name = names[frame.symbol] { return name }
        let name = makeName(frame.symbol)
        names[frame.symbol] = name
        return name
    }

    private mutating func makeName(_ symbol: String) -> Name {
        guard let full = demangler.demangle(symbol) else {
            return Name(normalized: NameNormalizer.normalize(symbol), fullName: symbol)
        }
        return Name(normalized: NameNormalizer.normalize(swift: full), fullName: full)
    }
}
