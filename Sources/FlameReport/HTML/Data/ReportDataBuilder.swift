import Analysis
import ProfileModel

/// Makes a report's data block of a document.
struct ReportDataBuilder {
    private var strings = StringIndex()
    private var frames = FrameData()
    private var places: [FrameKey: Int] = [:]
    private var categories: [Int] = []
    private var categoryPlaces: [Category: Int] = [:]

    /// What a report keeps of a frame: not the symbol, whose full name says the same to people and to rules.
    private struct FrameKey: Hashable {
        var name: String
        var fullName: String
        var module: String
        var kind: Int
    }

    /// The data block of a document.
    static func data(of document: ReportDocument) -> ReportData {
        var builder = ReportDataBuilder()
        let services = document.services.map { builder.data(of: $0) }
        var comparisons: [ComparisonData] = []
        for (index, section) in document.sections.enumerated() {
            for comparison in section.comparisons {
                let derivation = TreeDerivation(comparison, in: document)
                comparisons.append(builder.data(of: comparison, section: index, derivation: derivation))
            }
        }
        return ReportData(
            title: document.title,
            strings: builder.strings.strings,
            frames: builder.frames,
            categories: builder.categories,
            services: services,
            sections: document.sections.map { ReportData.Section(name: $0.name, question: $0.question) },
            comparisons: comparisons
        )
    }

    private mutating func data(of service: ReportDocument.Service) -> ServiceData {
        let profile = service.profile
        return ServiceData(
            name: profile.name,
            scenario: service.scenario,
            variant: service.variant,
            role: service.role,
            measurement: MeasurementData(profile.measurement),
            rounds: profile.rounds,
            weights: profile.costWeights,
            isPerMessage: profile.isPerMessage,
            quality: service.quality,
            tree: data(of: profile.tree, period: profile.measurement.period)
        )
    }

    private mutating func data(of tree: CallTree, period: Int64?) -> TreeData {
        let nodes = 1..<max(tree.count, 1)
        return TreeData(
            callers: PackedIntegers(nodes.map { $0 - tree.callers[$0] }),
            frames: PackedIntegers(nodes.map { place(of: tree.frames[$0]) }),
            categories: runs(of: tree.categories),
            callerCategories: runs(of: tree.callerCategories),
            rounds: tree.columns.map { Self.data(of: $0, period: period) }
        )
    }

    private mutating func runs(of categories: [Category]) -> PackedIntegers {
        PackedIntegers(RunLengths.encode(categories.map { place(of: $0) }))
    }

    private static func data(of column: CallTree.Column, period: Int64?) -> TreeData.Round {
        var round = TreeData.Round()
        let nodes = column.selfSamples.indices.filter { column.selfSamples[$0] != 0 || column.selfValues[$0] != 0 }
        let samples = nodes.map { column.selfSamples[$0] }
        let values = nodes.map { column.selfValues[$0] }
        round.nodes = PackedIntegers(zip(nodes, [0] + nodes).map { $0 - $1 })
        let counts = samples.compactMap { $0 >= 0 && $0 < 1e15 ? Int(exactly: $0) : nil }
        if counts.count == samples.count { round.samples = PackedIntegers(counts) } else { round.fractions = samples }
        let worth = period.map(Double.init) ?? .nan
        if zip(samples, values).contains(where: { $0 * worth != $1 }) { round.values = values }
        return round
    }

    private mutating func data(
        of comparison: ReportDocument.Comparison,
        section: Int,
        derivation: TreeDerivation
    ) -> ComparisonData {
        let result = comparison.result
        return ComparisonData(
            section: section,
            title: comparison.title,
            a: comparison.a,
            b: comparison.b,
            whole: ChangeData(result.whole),
            functions: functions(of: result),
            alignment: result.alignment.rounded(significant: 4),
            minimumDetectableChange: result.minimumDetectableChange?.rounded(significant: 4),
            warnings: result.warnings,
            elidedFrames: result.elidedFrames,
            elidedNodes: derivation.elidedNodes.map { PackedIntegers($0) },
            tree: derivation.isOfWholeTrees ? nil : data(of: result.tree)
        )
    }

    private mutating func data(of tree: UnionTree) -> UnionData {
        let nodes = 1..<max(tree.count, 1)
        return UnionData(
            callers: PackedIntegers(nodes.map { $0 - tree.callers[$0] }),
            frames: PackedIntegers(nodes.map { place(of: tree.frames[$0]) }),
            categories: runs(of: tree.categories),
            selfOfA: tree.selfOfA.map { $0.rounded(significant: 6) },
            selfOfB: tree.selfOfB.map { $0.rounded(significant: 6) }
        )
    }

    private mutating func functions(of result: ProfileComparison) -> ComparisonData.Functions {
        ComparisonData.Functions(
            names: PackedIntegers(result.functions.map { strings.place(of: $0.name) }),
            categories: PackedIntegers(result.functions.map { place(of: $0.category) }),
            total: result.functions.map { ChangeData($0.total) },
            own: result.functions.map { ChangeData($0.own) }
        )
    }

    private mutating func place(of category: Category) -> Int {
        if let place = categoryPlaces[category] { return place }
        categoryPlaces[category] = categories.count
        categories.append(strings.place(of: category.rawValue))
        return categories.count - 1
    }

    private mutating func place(of frame: Frame) -> Int {
        let kind = Int(frame.kind.rawValue) + (frame.isNamed ? 0 : FrameData.unnamed)
        let key = FrameKey(name: frame.name, fullName: frame.fullName, module: frame.module, kind: kind)
        if let place = places[key] { return place }
        let place = frames.names.values.count
        places[key] = place
        frames.names.values.append(strings.place(of: frame.name))
        frames.fullNames.values.append(strings.place(of: frame.fullName))
        frames.modules.values.append(strings.place(of: frame.module))
        frames.kinds.values.append(kind)
        return place
    }
}
