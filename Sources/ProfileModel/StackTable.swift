/// The place of a stack in a `StackTable`.
public struct StackID: RawRepresentable, Hashable, Sendable {
    /// The index.
    public var rawValue: UInt32

    /// Wraps an index.
    public init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    /// The stack without frames, from which all others grow.
    public static let root = StackID(rawValue: 0)
}

/// Every different stack of a profile, once, as a tree that grows from the outermost frame: a stack is its caller's stack
/// and one more frame. A stack's id is larger than its caller's, so one pass over the ids, backwards, sums up totals.
public struct StackTable: Sendable {
    private struct Edge: Hashable {
        var caller: StackID
        var frame: FrameID
    }

    private var edges: [Edge]
    private var places: [Edge: StackID] = [:]

    /// A table that holds only the empty stack.
    public init() {
        // The root's edge is never looked at; it keeps the indices in step.
        edges = [Edge(caller: .root, frame: FrameID(rawValue: .max))]
    }

    /// How many different stacks there are, the empty one included.
    public var count: Int { edges.count }

    /// Every stack but the empty one, callers before those they call.
    public var ids: some RandomAccessCollection<StackID> {
        (1..<edges.count).lazy.map { StackID(rawValue: UInt32($0)) }
    }

    /// The stack without its innermost frame; the root's is the root.
    public func caller(of stack: StackID) -> StackID { edges[Int(stack.rawValue)].caller }

    /// The innermost frame of a stack, which must not be the root.
    public func frame(of stack: StackID) -> FrameID {
        precondition(stack != .root, "the empty stack has no frame")
        return edges[Int(stack.rawValue)].frame
    }

    /// The stack that is a caller's stack and one more frame; it is added when it is new.
    public mutating func push(_ frame: FrameID, on caller: StackID) -> StackID {
        let edge = Edge(caller: caller, frame: frame)
        if let id = places[edge] { return id }
        let id = StackID(rawValue: UInt32(edges.count))
        edges.append(edge)
        places[edge] = id
        return id
    }

    /// A stack's frames, the outermost first.
    public func frames(of stack: StackID) -> [FrameID] {
        var frames: [FrameID] = []
        var stack = stack
        while stack != .root {
            frames.append(frame(of: stack))
            stack = caller(of: stack)
        }
        return frames.reversed()
    }
}
