import ProfileModel
import Units

/// Whether two profiles can be compared at all.
public enum Comparability {
    /// Periods may differ by less than this share: a rate that is no divisor of a second is rounded.
    static let periodTolerance = 0.01

    /// Refuses what cannot be compared: sides without samples or messages, other units, events or periods, and the kernel's
    /// share sampled on one side only.
    ///
    /// - Returns: Warnings about what may explain a difference besides the programs: other facts of machine and versions, and
    ///   what a side does not tell.
    /// - Throws: All reasons at once.
    public static func check(_ a: ServiceProfile, _ b: ServiceProfile) throws(IncomparableError) -> [String] {
        let sides = Sides(a: a, b: b)
        let reasons =
            a.missing + b.missing
            + [sides.unitReason, sides.eventReason, sides.periodReason, sides.kernelReason].compactMap(\.self)
        guard reasons.isEmpty else { throw IncomparableError(reasons: reasons) }
        return sides.warnings
    }
}

extension ServiceProfile {
    /// What a side lacks that any comparison needs.
    var missing: [IncomparableError.Reason] {
        guard hasSensibleValues else {
            return [
                .init(
                    subject: .samples,
                    text: "\(name) has values below 0 or beyond all measure.",
                    remedy: "A difference of two profiles is no profile; compare the two."
                )
            ]
        }
        if rounds.isEmpty || totalValue <= 0 {
            return [
                .init(subject: .samples, text: "\(name) has no samples.", remedy: "Profile it again while it works.")
            ]
        }
        let unknown = rounds.filter { $0.messages == nil }.map(\.number)
        let none = rounds.filter { $0.messages.map { $0.rawValue <= 0 } ?? false }.map(\.number)
        if !unknown.isEmpty {
            return [
                .init(
                    subject: .messages,
                    text: "\(name) does not tell how many messages it did\(Self.inRounds(unknown, of: rounds.count)).",
                    remedy: "Give their number with --messages-a or --messages-b."
                )
            ]
        }
        guard !none.isEmpty else { return [] }
        return [
            .init(
                subject: .messages,
                text: "\(name) did no messages\(Self.inRounds(none, of: rounds.count)).",
                remedy: "A cost per message needs some; run it again."
            )
        ]
    }

    /// Whether values and samples are such that costs and their squares can be reckoned with.
    private var hasSensibleValues: Bool {
        tree.columns.allSatisfy { column in
            column.selfValues.allSatisfy { $0 >= 0 && $0 < 1e30 }
                && column.selfSamples.allSatisfy { $0 >= 0 && $0 < 1e30 }
        }
    }

    private static func inRounds(_ numbers: [Int], of count: Int) -> String {
        guard count > 1 else { return "" }
        let shown = numbers.prefix(5).map(String.init).joined(separator: ", ")
        return " in round" + (numbers.count == 1 ? " " : "s ") + shown + (numbers.count > 5 ? " and others" : "")
    }
}

/// Two sides whose measurements are compared.
private struct Sides {
    var a: ServiceProfile
    var b: ServiceProfile

    var unitReason: IncomparableError.Reason? {
        reason(.unit, "is measured in", \.unit.rawValue, "Compare profiles of the same unit.") { $0 != $1 }
    }

    var eventReason: IncomparableError.Reason? {
        reason(.event, "sampled", \.event, "Profile both with the same event.") {
            !$0.isEmpty && !$1.isEmpty && $0 != $1
        }
    }

    var periodReason: IncomparableError.Reason? {
        guard let ofA = a.measurement.period, let ofB = b.measurement.period, a.measurement.unit == b.measurement.unit
        else {
            return nil
        }
        let difference = abs(Double(ofA) - Double(ofB))
        guard difference >= Comparability.periodTolerance * max(abs(Double(ofA)), abs(Double(ofB))), ofA != ofB else {
            return nil
        }
        let unit = a.measurement.unit.rawValue
        return .init(
            subject: .period,
            text: "A sample of \(a.name) stands for \(ofA) \(unit), one of \(b.name) for \(ofB).",
            remedy: "Profile both at the same rate."
        )
    }

    var kernelReason: IncomparableError.Reason? {
        guard let ofA = a.measurement.includesKernel, let ofB = b.measurement.includesKernel, ofA != ofB else {
            return nil
        }
        let (with, without) = ofA ? (a, b) : (b, a)
        return .init(
            subject: .kernel,
            text: "\(with.name) includes the kernel's share of the CPU time, \(without.name) does not.",
            remedy: "Profile both with the kernel or both without."
        )
    }

    private func reason(
        _ subject: IncomparableError.Reason.Subject,
        _ verb: String,
        _ value: KeyPath<Measurement, String>,
        _ remedy: String,
        where differs: (String, String) -> Bool
    ) -> IncomparableError.Reason? {
        let (ofA, ofB) = (a.measurement[keyPath: value], b.measurement[keyPath: value])
        guard differs(ofA, ofB) else { return nil }
        return .init(subject: subject, text: "\(a.name) \(verb) \(ofA), \(b.name) \(verb) \(ofB).", remedy: remedy)
    }

    var warnings: [String] { silentSides + differentFacts }

    /// What a side does not tell and is taken to agree.
    private var silentSides: [String] {
        [
            silence("the event", { $0.event.isEmpty }),
            silence("the period", { $0.period == nil }),
            silence("whether the kernel's share was sampled", { $0.includesKernel == nil }),
        ].compactMap(\.self)
    }

    private func silence(_ subject: String, _ isSilent: (Measurement) -> Bool) -> String? {
        switch (isSilent(a.measurement), isSilent(b.measurement)) {
        case (true, false): "\(a.name) does not tell \(subject); taken to be as in \(b.name)."
        case (false, true): "\(b.name) does not tell \(subject); taken to be as in \(a.name)."
        default: nil
        }
    }

    /// Facts that both sides state, and that are not the same. What counts the run's own rounds is expected to differ.
    private var differentFacts: [String] {
        let (ofA, ofB) = (a.measurement.facts, b.measurement.facts)
        return ofA.keys.sorted().compactMap { name in
            guard !Self.isOfTheRun(name), let valueOfA = ofA[name], let valueOfB = ofB[name], valueOfA != valueOfB
            else {
                return nil
            }
            return
                "Measured under different conditions: \(name) is \(valueOfA) for \(a.name) and \(valueOfB) for \(b.name)."
        }
    }

    private static func isOfTheRun(_ name: String) -> Bool {
        ["service", "scenario", "variant", "role", "instance", "run", "rounds"].contains(name)
    }
}
