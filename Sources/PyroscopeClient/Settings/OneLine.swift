/// Makes text that others wrote fit for a message of one line.
enum OneLine {
    /// Replaces what a terminal would act on, and shortens.
    static func text(_ text: String, limit: Int = 200) -> String {
        var line = ""
        var count = 0
        for scalar in text.unicodeScalars {
            guard count < limit else { return line + "…" }
            line.unicodeScalars.append(isHarmless(scalar) ? scalar : " ")
            count += 1
        }
        return line
    }

    static func hasControls(_ text: String) -> Bool {
        text.utf8.contains { $0 < 0x20 || $0 == 0x7F }
    }

    private static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: false
        default: true
        }
    }
}
