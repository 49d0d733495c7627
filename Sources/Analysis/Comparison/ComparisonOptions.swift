public import ProfileModel

/// What part of two profiles is compared, and how.
public struct ComparisonOptions {
    /// Both trees are laid side by side from the outermost frames on that fulfil this; `nil` leaves their roots alone.
    public var root: ((Frame) -> Bool)?
    /// Only stacks with a frame that fulfils this are compared; `nil` keeps all.
    public var focus: ((Frame) -> Bool)?
    /// Stacks with a frame that fulfils this are left out; `nil` keeps all.
    public var ignore: ((Frame) -> Bool)?
    /// The starts of processes and threads that are dropped where the two sides differ in them; `nil` drops none.
    public var startFrames: StartFrames?
    /// What has fewer samples on both sides is not tested.
    public var minimumSamples: Double
    /// The share of false findings that is accepted, on average.
    public var falseDiscoveryRate: Double
    /// What is assumed of the scatter of samples when a side has a single round.
    public var dispersion: SamplingDispersion

    /// The usual comparison of whole services.
    public init(
        root: ((Frame) -> Bool)? = nil,
        focus: ((Frame) -> Bool)? = nil,
        ignore: ((Frame) -> Bool)? = nil,
        startFrames: StartFrames? = .usual,
        minimumSamples: Double = 20,
        falseDiscoveryRate: Double = FalseDiscovery.rate,
        dispersion: SamplingDispersion = SamplingDispersion()
    ) {
        self.root = root
        self.focus = focus
        self.ignore = ignore
        self.startFrames = startFrames
        self.minimumSamples = minimumSamples
        self.falseDiscoveryRate = falseDiscoveryRate
        self.dispersion = dispersion
    }
}
