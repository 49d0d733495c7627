import ProfileModel

/// Makes frames of what a server knows of them.
enum ServerFrame {
    /// A frame of a flame graph: only its name is known.
    static func named(_ name: String) -> Frame {
        if let module = stubModule(name) { return Frame(symbol: "", module: module) }
        return Frame(symbol: name, module: "")
    }

    /// A frame of a pprof: a function in a mapping.
    static func function(name: String, systemName: String, module: String) -> Frame {
        if let stub = stubModule(name) { return Frame(symbol: "", module: module.isEmpty ? stub : module) }
        let kind = kind(ofModule: module)
        guard !name.isEmpty, !systemName.isEmpty else {
            return Frame(symbol: name.isEmpty ? systemName : name, module: module, kind: kind)
        }
        return Frame(name: name, fullName: name, symbol: systemName, module: module, kind: kind)
    }

    /// A frame of a pprof whose location has no function.
    static func unnamed(module: String) -> Frame {
        Frame(symbol: "", module: module, kind: kind(ofModule: module))
    }

    /// The last part of a path.
    static func module(ofPath path: String) -> String {
        String(path.split(separator: "/").last ?? "")
    }

    /// Alloy's profiler gives the kernel's own code the module `vmlinux`.
    private static func kind(ofModule module: String) -> Frame.Kind {
        module == "vmlinux" || module.hasPrefix("[kernel") || module.hasSuffix(".ko") ? .kernel : .user
    }

    /// The module in a name that stands for none: `$ libc.so.6 + 0x1b2c`, which Alloy writes with
    /// `reporter_unsymbolized_stubs`. Each address would otherwise be a function of its own.
    private static func stubModule(_ name: String) -> String? {
        guard name.hasPrefix("$ ") else { return nil }
        let bytes = Array(name.utf8)
        var end = bytes.count
        while end > 0, isHexadecimal(bytes[end - 1]) { end -= 1 }
        let mark = Array(" + 0x".utf8)
        guard end < bytes.count, end >= mark.count + 2, bytes[..<end].suffix(mark.count).elementsEqual(mark) else {
            return nil
        }
        return module(ofPath: String(decoding: bytes[2..<(end - mark.count)], as: UTF8.self))
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"): true
        case UInt8(ascii: "A")...UInt8(ascii: "F"): true
        default: false
        }
    }
}
