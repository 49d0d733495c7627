import ProfileModel

/// How a folded file writes a frame: its name, and what the scripts for folding add to it.
enum FoldedFrame {
    /// The frame that a text stands for.
    ///
    /// `_[k]` at its end says that the code is the kernel's and `_[i]` that it was inlined; `_[j]` says that it was compiled
    /// while the program ran, which is user code. `[libz.so.1]` is a frame of which only the module is known.
    static func read(_ text: UnsafeRawBufferPointer) -> Frame {
        let kind: Frame.Kind = text.ends(with: "_[k]") ? .kernel : text.ends(with: "_[i]") ? .inlined : .user
        let isAnnotated = text.count > 4 && (kind != .user || text.ends(with: "_[j]"))
        let name = FoldedEscape.unescape((isAnnotated ? text.upTo(text.count - 4) : text).text)
        let frameKind = isAnnotated ? kind : .user
        guard let module = module(name) else { return Frame(symbol: name, module: "", kind: frameKind) }
        let path = ModulePath(frameKind == .kernel || ModulePath(name).isBuiltIn ? name : module)
        let isKernel = frameKind == .kernel || path.isBuiltIn && path.isKernel
        return Frame(symbol: "", module: path.name, kind: isKernel ? .kernel : frameKind)
    }

    /// How a frame is written.
    static func write(_ frame: Frame, annotates: Bool) -> String {
        let name = FoldedEscape.escape(frame.name)
        guard annotates else { return name }
        switch frame.kind {
        case .user: return name
        case .kernel: return name + "_[k]"
        case .inlined: return name + "_[i]"
        }
    }

    /// The module of a name that is one in brackets, or none at all.
    private static func module(_ name: String) -> String? {
        if name.isEmpty { return "" }
        guard name.hasPrefix("["), name.hasSuffix("]"), name.count > 2 else { return nil }
        let module = name.dropFirst().dropLast()
        return module.contains { $0 == "[" || $0 == "]" } ? nil : module == "unknown" ? "" : String(module)
    }
}

extension ModulePath {
    /// Whether the brackets are part of the name, as perf writes what has no file.
    fileprivate var isBuiltIn: Bool {
        ["[kernel.kallsyms]", "[guest.kernel.kallsyms]", "[vdso]", "[vsyscall]", "[heap]", "[stack]"].contains(name)
    }
}
