public import ProfileModel
public import Units

/// Two services' profiles side by side, as cost per message, with the doubt stated.
public struct ProfileComparison: Sendable {
    /// One side.
    public struct Side: Sendable, Equatable, Codable {
        /// The service's or file's name.
        public var name: String
        /// All rounds' messages.
        public var messages: MessageCount
        /// All rounds' samples.
        public var samples: Double
        /// How many rounds there are.
        public var rounds: Int
        /// The cost per message over the rounds, by the samples.
        public var cost: Estimate
        /// How far the profile can be trusted.
        public var quality: ProfileQuality
        /// The cost per message by the operating system's account, in nanoseconds; `nil` when there is none.
        public var accountedCost: Estimate?
        /// The share of the profile's cost that focus and ignore left out, in 0...1. All other figures are without it.
        public var filteredShare = 0.0
        /// The share of the cost that does not pass the root that was asked for, in 0...1; 0 when none was.
        public var outsideRootShare = 0.0
    }

    /// A function of either side.
    public struct FunctionChange: Sendable, Equatable, Codable {
        /// The name both sides are matched by.
        public var name: String
        /// All that is known of the name.
        public var fullName: String
        /// The module, A's where they differ.
        public var module: String
        /// For what most of its self cost is spent.
        public var category: Category
        /// Of the function with all it calls; recursion is counted once.
        public var total: CostChange
        /// Of the function without what it calls.
        public var own: CostChange
    }

    /// A category's self costs; those of all categories sum to the whole exactly.
    public struct CategoryChange: Sendable, Equatable, Codable {
        /// The category.
        public var category: Category
        /// Its cost.
        public var change: CostChange
    }

    /// The first side.
    public var a: Side
    /// The second side.
    public var b: Side
    /// How the sides were tested against each other.
    public var method = ComparisonMethod.rounds
    /// The whole service.
    public var whole: CostChange
    /// Every category of either side; memory and other helpers stand for themselves. By cost, the largest first.
    public var categories: [CategoryChange]
    /// The same with memory and other helpers given to their nearest caller.
    public var callerCategories: [CategoryChange]
    /// Every function of either side, by the size of the difference of its total, the largest first.
    public var functions: [FunctionChange]
    /// Both trees in one.
    public var tree: UnionTree
    /// The share of both sides' cost that lies in frames which both sides have, in 0...1.
    public var alignment: Double
    /// The smallest change of the whole, in proportion to A, that the rounds would have shown with a probability of 80 %;
    /// `nil` for a single round.
    public var minimumDetectableChange: Double?
    /// Starts of processes and threads that only one side has and that were dropped so that the trees align, by name.
    public var elidedFrames: [String] = []
    /// What a reader must know before the figures.
    public var warnings: [String]

    /// Below this alignment the function table tells more than the tree.
    public static let lowAlignment = 0.3
}
