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
    private struct Edge: Equatable {
        var caller: StackID
        var frame: FrameID
    }

    private var edges: [Edge]
    /// Ids by the hash of their edges; 0 where there is none. Profiles have millions of frames on their stacks, and this
    /// takes a fraction of a dictionary's time and memory.
    private var places = [UInt32](repeating: 0, count: 64)

    /// Keeps files from holding stacks that were chosen to collide.
    private let seed = UInt64.random(in: 0...UInt64.max)

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
        // The first callee that a new stack got came right behind it, and is mostly the one that is sought.
        let next = Int(caller.rawValue) + 1
        if next < edges.count, edges[next] == edge { return StackID(rawValue: UInt32(next)) }
        var place = place(of: edge)
        while places[place] != 0 {
            if edges[Int(places[place])] == edge { return StackID(rawValue: places[place]) }
            place = (place + 1) & (places.count - 1)
        }
        let id = StackID(rawValue: UInt32(edges.count))
        edges.append(edge)
        places[place] = id.rawValue
        if edges.count * 4 > places.count * 3 { grow() }
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

    /// Where the search for an edge begins: a full product folded into one word.
    private func place(of edge: Edge) -> Int {
        let key = UInt64(edge.caller.rawValue) << 32 | UInt64(edge.frame.rawValue)
        let (high, low) = (key ^ seed).multipliedFullWidth(by: 0x9e37_79b9_7f4a_7c15)
        return Int(truncatingIfNeeded: high ^ low) & (places.count - 1)
    }

    private mutating func grow() {
        places = [UInt32](repeating: 0, count: places.count * 2)
        for id in 1..<edges.count {
            var place = place(of: edges[id])
            while places[place] != 0 { place = (place + 1) & (places.count - 1) }
            places[place] = UInt32(id)
        }
    }
}
