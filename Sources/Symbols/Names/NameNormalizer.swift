/// Makes the name of a function out of a symbol or out of a demangled name, so that the same function has the same name in
/// every program, whatever the compiler made of it.
///
/// - Swift: `Module.Type.method(labels:)`, without types, constraints and discriminators. Closures, specialisations,
///   thunks and async parts get the name of their function; a protocol witness that of the conforming type's method; a
///   member of an extension that of the extension's module and the type, as `Orders.String.withUTF8Bytes(_:)`.
/// - C++ and Rust, demangled: without arguments and hash.
/// - C and the kernel: without version (`@GLIBC_2.34`) and the compiler's suffixes (`.isra.0`).
/// - Names that `flamegraph symbols rewrite` made: without their suffix (` [inner]`, ` [copy 2]`), which tells the part.
///
/// A name that it made is left as it is.
public enum NameNormalizer {
    /// Longer names, in bytes, are left as they are.
    public static let maximumLength = 16_384

    /// The name of the function that a demangled name, or a symbol that is not mangled, belongs to.
    public static func normalize(_ text: String) -> NormalizedName {
        guard !text.isEmpty, text.utf8.count <= maximumLength else { return NormalizedName(name: text) }
        var rest = text[...]
        var part = NormalizedName.Part.whole
        while let cut = PartSuffix.cut(rest) {
            rest = cut.rest
            part = max(part, cut.part)
        }
        var name = normalizeBare(String(rest))
        name.part = max(name.part, part)
        return name
    }

    private static func normalizeBare(_ text: String) -> NormalizedName {
        if SwiftDemangler.isMangled(text) { return SymbolSuffix.cut(text) }
        if SwiftNameForm.matches(text) { return SwiftName.normalize(text) }
        let cut = SymbolSuffix.cut(text)
        return NormalizedName(name: NativeName.withoutArguments(cut.name), part: cut.part)
    }

    /// The name of a function whose full name a Swift demangler gave.
    static func normalize(swift full: String) -> NormalizedName {
        full.utf8.count <= maximumLength ? SwiftName.normalize(full) : NormalizedName(name: full)
    }
}
