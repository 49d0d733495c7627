/// One function on a stack.
///
/// Readers set `name`, `fullName` and `symbol` to the symbol as they find it; naming rules then replace the first two.
/// Frames are matched between profiles by `name` alone, because the same function lies in different modules when it is
/// linked into different programs.
public struct Frame: Sendable, Hashable {
    /// Where a frame comes from.
    public enum Kind: UInt8, Sendable, Hashable, Codable {
        /// Code of the program or its libraries.
        case user
        /// Code of the kernel or of one of its modules.
        case kernel
        /// User code that the compiler inlined into its caller, which is the next frame outwards.
        case inlined
    }

    /// What the frame is matched by and shown as, such as `Orders.AvroCodec.encode(_:)`; never empty.
    public var name: String
    /// All that is known of the name, for tooltips; equal to `name` where there is no more to say.
    public var fullName: String
    /// The symbol as the linker knows it; empty when the profiler found none.
    public var symbol: String
    /// The file name of the executable, library or kernel module, without its folder; empty when unknown.
    public var module: String
    /// Where the frame comes from.
    public var kind: Kind

    /// Describes a frame.
    public init(name: String, fullName: String, symbol: String, module: String, kind: Kind) {
        self.name = name
        self.fullName = fullName
        self.symbol = symbol
        self.module = module
        self.kind = kind
    }

    /// A frame as a profiler reports it: a symbol, or none, in a module.
    ///
    /// Without a symbol the frame is shown under its module, as `[libz.so.1]`, or `[unknown]` when not even that is known.
    public init(symbol: String, module: String, kind: Kind = .user) {
        let name = symbol.isEmpty ? Self.placeholder(module) : symbol
        self.init(name: name, fullName: name, symbol: symbol, module: module, kind: kind)
    }

    /// Whether the profiler found a symbol for it.
    public var isNamed: Bool { !symbol.isEmpty }

    private static func placeholder(_ module: String) -> String {
        let bare = module.filter { $0 != "[" && $0 != "]" }
        return bare.isEmpty ? "[unknown]" : "[\(bare)]"
    }
}

/// The place of a frame in a `FrameTable`.
public struct FrameID: RawRepresentable, Hashable, Sendable {
    /// The index.
    public var rawValue: UInt32

    /// Wraps an index.
    public init(rawValue: UInt32) {
        self.rawValue = rawValue
    }
}

/// Every different frame of a profile, once.
public struct FrameTable: Sendable {
    private var frames: [Frame] = []
    private var places: [Frame: FrameID] = [:]

    /// A table with nothing in it.
    public init() {}

    /// How many different frames there are.
    public var count: Int { frames.count }

    /// Every place, in the order in which the frames came.
    public var ids: some RandomAccessCollection<FrameID> {
        (0..<frames.count).lazy.map { FrameID(rawValue: UInt32($0)) }
    }

    /// The frame at a place of this table.
    public subscript(id: FrameID) -> Frame { frames[Int(id.rawValue)] }

    /// The place of a frame, which is added when it is new.
    public mutating func intern(_ frame: Frame) -> FrameID {
        if let id = places[frame] { return id }
        let id = FrameID(rawValue: UInt32(frames.count))
        frames.append(frame)
        places[frame] = id
        return id
    }
}
