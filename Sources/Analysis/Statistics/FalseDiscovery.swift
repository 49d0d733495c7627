/// The procedure of Benjamini and Hochberg: of many tests, which differences may be called real so that of those named at
/// most a stated share is false, on average.
///
/// Y. Benjamini and Y. Hochberg, "Controlling the false discovery rate: a practical and powerful approach to multiple
/// testing", Journal of the Royal Statistical Society B 57 (1995). It also holds for tests that depend on each other as a
/// function's and its callers' costs do, which rise together: Y. Benjamini and D. Yekutieli, "The control of the false
/// discovery rate in multiple testing under dependency", Annals of Statistics 29 (2001).
public enum FalseDiscovery {
    /// The rate at which differences are named.
    public static let rate = 0.05

    /// Adjusts probabilities for how many there are: what is at or below a rate is a discovery at this rate.
    ///
    /// The i-th smallest of m becomes the smallest p(j) · m / j over all j from i on, and 1 at most.
    ///
    /// - Parameter probabilities: One per test, each in 0...1.
    /// - Returns: The adjusted ones, in the same order.
    public static func adjusted(_ probabilities: [Double]) -> [Double] {
        let order = probabilities.indices.sorted { probabilities[$0] < probabilities[$1] }
        var adjusted = probabilities
        var smallest = 1.0
        for (rank, place) in order.enumerated().reversed() {
            smallest = min(smallest, probabilities[place] * (Double(order.count) / Double(rank + 1)))
            adjusted[place] = smallest
        }
        return adjusted
    }
}
