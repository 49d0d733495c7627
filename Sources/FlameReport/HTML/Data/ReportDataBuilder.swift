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
        var data = TreeData()
        for node in 1..<max(tree.count, 1) {
            data.callers.append(node - tree.callers[node])
            data.frames.append(place(of: tree.frames[node]))
        }
        data.categories = RunLengths.encode(tree.categories.map { place(of: $0) })
        data.callerCategories = RunLengths.encode(tree.callerCategories.map { place(of: $0) })
        data.rounds = tree.columns.map { Self.data(of: $0, period: period) }
        return data
    }

    private static func data(of column: CallTree.Column, period: Int64?) -> TreeData.Round {
        var round = TreeData.Round()
        var values: [Double] = []
        var last = 0
        for node in column.selfSamples.indices where column.selfSamples[node] != 0 || column.selfValues[node] != 0 {
            round.nodes.append(node - last)
            round.samples.append(column.selfSamples[node])
            values.append(column.selfValues[node])
            last = node
        }
        let period = period.map(Double.init)
        if zip(round.samples, values).contains(where: { $0 * (period ?? .nan) != $1 }) { round.values = values }
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
            elidedNodes: derivation.elidedNodes,
            tree: derivation.isOfWholeTrees ? nil : data(of: result.tree)
        )
    }

    private mutating func data(of tree: UnionTree) -> UnionData {
        var data = UnionData()
        for node in 1..<max(tree.count, 1) {
            data.callers.append(node - tree.callers[node])
            data.frames.append(place(of: tree.frames[node]))
        }
        data.categories = RunLengths.encode(tree.categories.map { place(of: $0) })
        data.selfOfA = tree.selfOfA.map { $0.rounded(significant: 6) }
        data.selfOfB = tree.selfOfB.map { $0.rounded(significant: 6) }
        return data
    }

    private mutating func functions(of result: ProfileComparison) -> ComparisonData.Functions {
        var functions = ComparisonData.Functions()
        for function in result.functions {
            let name = strings.place(of: function.name)
            functions.names.append(name)
            functions.fullNames.append(function.fullName == function.name ? -1 : strings.place(of: function.fullName))
            functions.modules.append(strings.place(of: function.module))
            functions.categories.append(place(of: function.category))
            functions.total.append(ChangeData(function.total))
            functions.own.append(ChangeData(function.own))
        }
        return functions
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
        let place = frames.names.count
        places[key] = place
        frames.names.append(strings.place(of: frame.name))
        frames.fullNames.append(frame.fullName == frame.name ? -1 : strings.place(of: frame.fullName))
        frames.modules.append(strings.place(of: frame.module))
        frames.kinds.append(kind)
        return place
    }
}
