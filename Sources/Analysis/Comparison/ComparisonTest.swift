/// What was counted of one thing, such as a function, on one side.
struct Observation {
    /// Its cost per message in every round.
    var costs: ArraySlice<Double>
    /// Its samples over all rounds.
    var samples: Double
}

/// Tests what was counted of a thing on A's side against B's.
struct ComparisonTest {
    /// A side as a whole.
    struct Side {
        /// All its samples.
        var samples: Double
        /// What a sample costs each message, in the profile's unit.
        var costOfSample: Double
    }

    var a: Side
    var b: Side
    var method: ComparisonMethod
    /// What is assumed where a side has a single round.
    var dispersion: SamplingDispersion
    /// A thing with fewer samples on both sides is not tested.
    var minimumSamples: Double

    init(_ a: PreparedSide, _ b: PreparedSide, _ options: ComparisonOptions) {
        self.a = a.forTest
        self.b = b.forTest
        method = min(a.scale.roundCount, b.scale.roundCount) > 1 ? .rounds : .singleRound
        dispersion = options.dispersion
        minimumSamples = options.minimumSamples
    }

    /// The change of the whole, a family of one.
    func whole(_ a: PreparedSide, _ b: PreparedSide, rate: Double) -> CostChange {
        var changes = [change(a.whole, b.whole)]
        FalseDiscovery.judge(&changes, rate: rate)
        return changes[0]
    }

    /// The change, with its probability when it has enough samples to be tested. What is tested is found not significant
    /// until `FalseDiscovery` has seen all that was tested with it.
    func change(_ a: Observation, _ b: Observation) -> CostChange {
        guard let ofA = Moments(a.costs), let ofB = Moments(b.costs) else {
            return CostChange(a: 0, b: 0, samplesOfA: a.samples, samplesOfB: b.samples)
        }
        var change = CostChange(a: ofA.mean, b: ofB.mean, samplesOfA: a.samples, samplesOfB: b.samples)
        switch method {
        case .rounds: testRounds(ofA, ofB, &change)
        case .singleRound: testSamples(&change)
        }
        if max(a.samples, b.samples) >= minimumSamples, change.probability != nil {
            change.finding = .notSignificant
        } else {
            change.probability = nil
        }
        return change
    }

    /// Welch's test, and the test against sampling alone: what is called real must pass both, so the larger probability counts
    /// (R. L. Berger, "Multiparameter hypothesis testing and acceptance sampling", Technometrics 24 (1982)).
    private func testRounds(_ a: Moments, _ b: Moments, _ change: inout CostChange) {
        guard let test = WelchTest(a, b), let errorOfA = a.squaredError, let errorOfB = b.squaredError else { return }
        let samplingErrorOfA = a.squaredSamplingError(samples: change.samplesOfA, of: self.a.samples)
        let samplingErrorOfB = b.squaredSamplingError(samples: change.samplesOfB, of: self.b.samples)
        let spread = CostSpread(
            errorOfA: errorOfA.squareRoot(),
            errorOfB: errorOfB.squareRoot(),
            degreesOfA: Double(a.count - 1),
            degreesOfB: Double(b.count - 1),
            samplingErrorOfA: samplingErrorOfA.squareRoot(),
            samplingErrorOfB: samplingErrorOfB.squareRoot()
        )
        let samplingHalfWidth = Self.normalQuantile * (samplingErrorOfA + samplingErrorOfB).squareRoot()
        change.probability = max(test.probability, spread.samplingProbability(of: change.difference))
        change.lowerLimit = min(test.lowerLimit, change.difference - samplingHalfWidth)
        change.upperLimit = max(test.upperLimit, change.difference + samplingHalfWidth)
        change.spread = spread
    }

    private static let normalQuantile = StudentT(degreesOfFreedom: .infinity).twoSidedQuantile(0.95)

    /// The exact test for the probability; for the limits the normal distribution, with the variance of the dispersion and at
    /// least that of one sample, because having seen nothing is no proof that there is nothing.
    private func testSamples(_ change: inout CostChange) {
        guard a.costOfSample > 0, b.costOfSample > 0 else { return }
        let exposureOfA = 1 / a.costOfSample
        let exposureOfB = 1 / b.costOfSample
        let samplesOfBoth = change.samplesOfA + change.samplesOfB
        let test = BinomialTest(
            change.samplesOfA,
            change.samplesOfB,
            exposureOfA: exposureOfA,
            exposureOfB: exposureOfB,
            dispersion: dispersion.dispersion(
                ofBoth: samplesOfBoth,
                shareOfA: exposureOfA / (exposureOfA + exposureOfB)
            )
        )
        let spread = CostSpread(
            errorOfA: a.costOfSample * deviation(of: change.samplesOfA),
            errorOfB: b.costOfSample * deviation(of: change.samplesOfB)
        )
        let interval = spread.interval(of: change.b, less: change.a, confidence: 0.95)
        change.probability = test.probability
        change.lowerLimit = interval.lowerBound
        change.upperLimit = interval.upperBound
        change.spread = spread
    }

    private func deviation(of samples: Double) -> Double {
        let samples = max(samples, 1)
        return (samples * dispersion.dispersion(of: samples)).squareRoot()
    }
}
