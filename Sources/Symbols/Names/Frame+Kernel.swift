import ProfileModel

extension Frame {
    /// Whether it is kernel code; told by its module where the format does not say.
    var isKernel: Bool {
        kind == .kernel || module.hasPrefix("[kernel") || module.hasPrefix("[guest.kernel")
            || module.hasPrefix("vmlinux")
            || module.hasSuffix(".ko")
    }

    /// The module for comparing: all parts of the kernel are one.
    var moduleFamily: String { isKernel ? "[kernel]" : module }
}
