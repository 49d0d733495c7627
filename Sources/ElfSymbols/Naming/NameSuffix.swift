import Symbols

/// What tells the parts and namesakes of a function apart: ` [inner]`, ` [copy 2]`, ` [2]`.
///
/// The normalised name stays as it is before it, and the word keeps what part of the function a symbol is.
enum NameSuffix {
    /// The suffix of the `number`th symbol of one name and part, from 1; empty for the first that is the function itself.
    static func text(_ part: NormalizedName.Part, number: Int) -> String {
        switch (word(part), number) {
        case (nil, 1): ""
        case (nil, _): " [\(number)]"
        case (let word?, 1): " [\(word)]"
        case (let word?, _): " [\(word) \(number)]"
        }
    }

    /// The word for a part; `nil` where the name itself says it.
    static func word(_ part: NormalizedName.Part) -> String? {
        switch part {
        case .whole, .glue: nil
        case .specialization: "copy"
        case .thunk: "thunk"
        case .continuation: "resumed"
        case .inner: "inner"
        }
    }
}
