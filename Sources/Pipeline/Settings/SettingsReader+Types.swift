extension SettingsReader {
    /// Reads a whole number within bounds.
    func integer(_ setting: Setting, in range: ClosedRange<Int>) throws(PipelineError) -> Int {
        try value(setting, expecting: "a whole number from \(range.lowerBound) to \(range.upperBound)") { text in
            Int(text).flatMap { range.contains($0) ? $0 : nil }
        }
    }

    /// Reads a number within bounds.
    func number(_ setting: Setting, in range: ClosedRange<Double>) throws(PipelineError) -> Double {
        try value(setting, expecting: "a number from \(range.lowerBound) to \(range.upperBound)") { text in
            Double(text).flatMap { range.contains($0) ? $0 : nil }
        }
    }

    /// Reads one of the words an enumeration has.
    func choice<Choice: CaseIterable & RawRepresentable<String>>(_ setting: Setting) throws(PipelineError) -> Choice {
        try value(setting, expecting: RoleSettings.list(Choice.allCases.map(\.rawValue))) { Choice(rawValue: $0) }
    }
}
