import ProfileModel

/// Where code lies, as profilers write it: a path, or a name in brackets.
struct ModulePath: Hashable {
    /// Without what the kernel adds to the path of a file that is gone; empty when unknown.
    var path: String
    /// The last part of the path.
    var name: String
    /// Whether the code is the kernel's or a kernel module's.
    var isKernel: Bool

    /// What the kernel names in brackets without being part of it: code that it lends to programs, and memory.
    private static let userNames: Set<String> = ["[vdso]", "[vsyscall]", "[heap]", "[stack]", "[uprobes]", "[anon]"]

    init(_ text: String) {
        let deleted = " (deleted)"
        path = text.hasSuffix(deleted) ? String(text.dropLast(deleted.count)) : text
        if path == "[unknown]" || path == "unknown" { path = "" }
        if path.hasPrefix("[") {
            name = path
        } else {
            let last = path.split(separator: "/").last.map(String.init) ?? path
            name = last
        }
        isKernel = Self.isKernel(path, name)
    }

    /// The rule of the tools for folding: a name in brackets, a kernel module's file, or the kernel's image.
    private static func isKernel(_ path: String, _ name: String) -> Bool {
        if path.hasPrefix("[") { return !userNames.contains(path) && !path.hasPrefix("[anon:") }
        if name.hasPrefix("vmlinux") { return name.dropFirst(7).allSatisfy(isImageSuffix) }
        return [".ko", ".ko.gz", ".ko.xz", ".ko.zst"].contains { name.hasSuffix($0) }
    }

    private static func isImageSuffix(_ character: Character) -> Bool {
        character.isASCII && (character.isLetter || character.isNumber || "-._".contains(character))
    }
}
