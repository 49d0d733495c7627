import ProfileFormats
import ProfileModel
import Testing
import Units

extension Profile {
    /// A profile of stacks of names, all of one module.
    init(
        _ stacks: [(names: [String], count: Int64, value: Int64)],
        unit: Measurement.Unit = .nanoseconds,
        module: String = "app"
    ) {
        self.init(measurement: Measurement(unit: unit))
        let labels = labels.intern(Labels())
        for (names, count, value) in stacks {
            let stack = names.reduce(StackID.root) { stack, name in
                self.stacks.push(frames.intern(Frame(symbol: name, module: module)), on: stack)
            }
            samples.append(.init(stack: stack, labels: labels, count: .init(rawValue: count), value: value))
        }
    }

    /// The names of each sample's stack with semicolons between them, and its value, sorted.
    var lines: [String] {
        samples.map { "\(text(of: $0.stack)) \($0.value)" }.sorted()
    }

    func text(of stack: StackID) -> String {
        stacks.frames(of: stack).map { frames[$0].name }.joined(separator: ";")
    }

    func labels(of sample: Sample) -> [String: String] { labels[sample.labels].values }
}

/// Asserts that something fails with an error of a kind, and gives it.
func expectError(
    _ kind: ProfileFormatError.Kind,
    sourceLocation: SourceLocation = #_sourceLocation,
    _ work: () throws -> Void
) -> ProfileFormatError? {
    let error = #expect(throws: ProfileFormatError.self, sourceLocation: sourceLocation) { try work() }
    #expect(error?.kind == kind, "\(String(describing: error))", sourceLocation: sourceLocation)
    return error
}
