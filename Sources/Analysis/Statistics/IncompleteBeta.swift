#if canImport(Glibc)
    import Glibc
#endif

/// The regularized incomplete beta function I_x(a, b).
///
/// Evaluated by the continued fraction of DLMF 8.17.22 with the modified Lentz algorithm, on the side of the
/// symmetry I_x(a, b) = 1 − I_{1−x}(b, a) (DLMF 8.17.4) on which the fraction converges quickly.
enum IncompleteBeta {
    /// I_x(a, b) for positive `a` and `b` and `x` in 0...1; accurate to about 1e-14.
    static func regularized(_ x: Double, a: Double, b: Double) -> Double {
        guard x > 0 else { return 0 }
        guard x < 1 else { return 1 }
        let logarithmOfFront = lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x)
        if x <= (a + 1) / (a + b + 2) {
            return exp(logarithmOfFront) * continuedFraction(x, a: a, b: b) / a
        }
        return 1 - exp(logarithmOfFront) * continuedFraction(1 - x, a: b, b: a) / b
    }

    private static func continuedFraction(_ x: Double, a: Double, b: Double) -> Double {
        // Lentz's algorithm divides by running terms; a zero among them is replaced by this.
        let tiny = 1e-300
        func nonzero(_ value: Double) -> Double { abs(value) < tiny ? tiny : value }

        var c = 1.0
        var d = 1 / nonzero(1 - (a + b) * x / (a + 1))
        var fraction = d
        for step in 1...1000 {
            let m = Double(step)
            let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
            d = 1 / nonzero(1 + even * d)
            c = nonzero(1 + even / c)
            fraction *= d * c
            let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
            d = 1 / nonzero(1 + odd * d)
            c = nonzero(1 + odd / c)
            fraction *= d * c
            if abs(d * c - 1) < 1e-15 { break }
        }
        return fraction
    }
}
