#if canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// The part of the Swift runtime that is used here.
enum SwiftRuntime {
    /// The full name of a mangled name, or `nil` when it is none or the full name has more bytes than `limit`.
    static func demangle(_ mangled: [UInt8], limit: Int) -> String? {
        mangled.withUnsafeBytes { bytes in
            let name = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
            guard let text = swift_demangle(name, bytes.count, nil, nil, 0) else { return nil }
            defer { free(text) }
            let length = strnlen(text, limit + 1)
            guard length <= limit else { return nil }
            let full = UnsafeRawBufferPointer(start: text, count: length)
            // The runtime gives back what it does not understand.
            guard !full.elementsEqual(bytes) else { return nil }
            return String(decoding: full, as: UTF8.self)
        }
    }
}

/// The runtime's demangler (swift/Demangling/Demangle.h); linked by name, so that it is found in a static runtime too.
///
/// All arguments are integers and pointers, which Swift and C pass alike. The caller frees the result.
@_silgen_name("swift_demangle")
private func swift_demangle(
    _ name: UnsafePointer<CChar>?,
    _ length: Int,
    _ output: UnsafeMutablePointer<CChar>?,
    _ outputLength: UnsafeMutablePointer<Int>?,
    _ flags: UInt32
) -> UnsafeMutablePointer<CChar>?
