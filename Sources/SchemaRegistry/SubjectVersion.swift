/// One version of a subject.
public enum SubjectVersion: Hashable, Sendable {
    /// The newest version that was not deleted.
    case latest
    /// A version by number, from 1.
    case number(Int32)

    var pathSegment: String {
        switch self {
        case .latest: "latest"
        case .number(let number): String(number)
        }
    }
}
