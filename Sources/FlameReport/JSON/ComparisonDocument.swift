public import Analysis
public import ProfileModel

/// A comparison as JSON: everything a program needs, in a form that stays. Encode it with sorted keys, and the same
/// comparison gives the same bytes; a figure that is no number (`NaN`, infinity) is left out.
public struct ComparisonDocument: Codable, Sendable, Equatable {
    /// The version of the form; it grows when a field changes its meaning or goes.
    public static let currentSchemaVersion = 1

    /// The version of this document's form.
    public var schemaVersion: Int
    /// What costs are measured in, per message: `nanoseconds` of CPU time, or another unit of a profile.
    public var unit: String
    /// The first side.
    public var a: SideDocument
    /// The second side.
    public var b: SideDocument
    /// How the sides were tested against each other.
    public var method: ComparisonMethod
    /// The whole service.
    public var whole: ChangeDocument
    /// The categories, helpers such as memory management for themselves.
    public var categories: [CategoryDocument]
    /// The categories, helpers given to their nearest caller.
    public var callerCategories: [CategoryDocument]
    /// Every function of either side.
    public var functions: [FunctionDocument]
    /// The share of both sides' cost in frames that both have, in 0...1.
    public var alignment: Double?
    /// The smallest change of the whole, in proportion to A, that the rounds would have shown with a probability of 80
    /// %.
    public var minimumDetectableChange: Double?
    /// Starts of processes and threads that only one side has and that were dropped so that the trees align, by name.
    public var elidedFrames: [String]
    /// What a reader must know before the figures.
    public var warnings: [String]
    /// How many cores given rates of messages keep busy; absent where none was asked for.
    public var projections: [ProjectionDocument]?
    /// Where the profiles come from; absent where they are files.
    public var source: SourceDocument?

    /// Describes a comparison.
    ///
    /// - Parameters:
    ///   - comparison: What to describe.
    ///   - unit: In what costs are measured.
    ///   - rates: Rates of messages per second to project to.
    ///   - source: Where the profiles come from; `nil` for files.
    public init(
        _ comparison: ProfileComparison,
        unit: Measurement.Unit = .nanoseconds,
        rates: [Double] = [],
        source: SourceDocument? = nil
    ) {
        schemaVersion = Self.currentSchemaVersion
        self.unit = unit.rawValue
        a = SideDocument(comparison.a)
        b = SideDocument(comparison.b)
        method = comparison.method
        whole = ChangeDocument(comparison.whole)
        categories = comparison.categories.map(CategoryDocument.init)
        callerCategories = comparison.callerCategories.map(CategoryDocument.init)
        functions = comparison.functions.map(FunctionDocument.init)
        alignment = comparison.alignment.finite
        minimumDetectableChange = comparison.minimumDetectableChange?.finite
        elidedFrames = comparison.elidedFrames
        warnings = comparison.warnings
        let projected = rates.compactMap { ProjectionDocument(a: comparison.a.cost, b: comparison.b.cost, rate: $0) }
        projections = projected.isEmpty ? nil : projected
        self.source = source
    }
}

/// A category's change.
public struct CategoryDocument: Codable, Sendable, Equatable {
    /// The category's name.
    public var category: String
    /// Its self cost.
    public var change: ChangeDocument

    init(_ change: ProfileComparison.CategoryChange) {
        category = change.category.rawValue
        self.change = ChangeDocument(change.change)
    }
}

/// A function's change.
public struct FunctionDocument: Codable, Sendable, Equatable {
    /// The name both sides are matched by.
    public var name: String
    /// All that is known of the name.
    public var fullName: String
    /// The executable, library or kernel module.
    public var module: String
    /// For what most of its self cost is spent.
    public var category: String
    /// With all it calls.
    public var total: ChangeDocument
    /// Without what it calls.
    public var own: ChangeDocument

    init(_ function: ProfileComparison.FunctionChange) {
        name = function.name
        fullName = function.fullName
        module = function.module
        category = function.category.rawValue
        total = ChangeDocument(function.total)
        own = ChangeDocument(function.own)
    }
}
