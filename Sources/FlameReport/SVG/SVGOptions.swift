/// How a flame graph is drawn.
public struct SVGOptions: Sendable {
    /// Where the root is.
    public enum Direction: String, Sendable, CaseIterable {
        /// At the bottom: stacks grow upwards.
        case flame
        /// At the top: stacks hang down.
        case icicle
    }

    /// Where the root is.
    public var direction = Direction.flame
    /// How wide the picture is, in pixels.
    public var width = 1200
    /// Narrower frames, in pixels, are left out; what they cost is said below the graph.
    public var minimumWidth = 0.1
    /// How many frames of a stack are drawn at most, the root included; what the others cost is said below the graph.
    public var maximumRows = 256
    /// The heading; `nil` for the names of what is shown.
    public var title: String?

    /// The defaults.
    public init() {}
}
