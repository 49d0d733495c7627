/// One value of a metric.
struct MetricSample: Sendable, Equatable {
    var name: String
    var labels: [String: String]
    var value: Double
}

/// Reads Prometheus' text format, version 0.0.4: what a program prints at `/metrics`.
///
/// Lines that are not in the format are counted and left out; nothing is thrown, whatever the bytes.
struct PrometheusText: Sendable, Equatable {
    /// The samples in the order of the text.
    private(set) var samples: [MetricSample] = []
    /// How many lines could not be read.
    private(set) var unreadableLines = 0

    /// More than any real page has, so that a hostile one cannot fill the memory.
    static let maximumSamples = 100_000
    static let maximumLabels = 64
    static let maximumLine = 16 * 1024

    /// Reads a page.
    ///
    /// - Parameters:
    ///   - bytes: The page.
    ///   - prefixes: How the names begin that are kept.
    init(_ bytes: [UInt8], keeping prefixes: [String]) {
        let prefixes = prefixes.map { Array($0.utf8) }
        for line in bytes.split(whereSeparator: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }) {
            let line = line.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
            guard let first = line.first, first != UInt8(ascii: "#") else { continue }
            guard prefixes.contains(where: line.starts(with:)) else { continue }
            guard samples.count < Self.maximumSamples, line.count <= Self.maximumLine else {
                unreadableLines += 1
                continue
            }
            var reader = MetricLineReader(line)
            if let sample = reader.sample() { samples.append(sample) } else { unreadableLines += 1 }
        }
    }

    /// The samples of a metric.
    func samples(of name: String) -> [MetricSample] { samples.filter { $0.name == name } }

    /// The sum of a metric's samples; `nil` when there is none, or when the sum is no number.
    func sum(of name: String) -> Double? {
        let samples = samples(of: name)
        let sum = samples.reduce(0) { $0 + $1.value }
        return samples.isEmpty || !sum.isFinite ? nil : sum
    }

    /// The sums of a metric's samples by the value of a label; those without it are left out.
    func sums(of name: String, by label: String) -> [String: Double] {
        samples(of: name).reduce(into: [:]) { sums, sample in
            guard let value = sample.labels[label], sample.value.isFinite else { return }
            sums[value, default: 0] += sample.value
        }
    }
}
