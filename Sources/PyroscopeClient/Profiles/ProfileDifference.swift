/// Two profiles that the server read and laid over each other.
///
/// The server does not normalise: each side has its own totals. It makes no statement on chance either; a comparison of
/// repeated measurements does.
public struct ProfileDifference: Sendable {
    /// The first, the base.
    public var left: MergedProfile
    /// The second.
    public var right: MergedProfile
}
