/// What a picture leaves out, in words.
enum SVGNotes {
    static func lines(_ layout: FlameLayout) -> [String] {
        guard !layout.boxes.isEmpty else { return ["There is no cost to draw."] }
        var lines: [String] = []
        if layout.narrow.frames > 0 {
            let share = Figures.percent(layout.narrow.share)
            lines.append("Not drawn: \(frames(layout.narrow)) too narrow to be seen, \(share) of the whole.")
        }
        if layout.deep.frames > 0 {
            let share = Figures.percent(layout.deep.share)
            lines.append("Not drawn: \(frames(layout.deep)) beyond row \(layout.rows), \(share) of the whole.")
        }
        return lines
    }

    private static func frames(_ omission: FlameLayout.Omission) -> String {
        "\(Figures.whole(Int64(omission.frames))) \(omission.frames == 1 ? "frame" : "frames")"
    }
}
