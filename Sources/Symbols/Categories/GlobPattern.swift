/// A pattern of plain characters, `*` for any run of characters and `?` for any one byte; `\` takes the next one as it is.
struct GlobPattern: Sendable, Hashable {
    private enum Piece: Hashable {
        case byte(UInt8)
        case any
        case run
    }

    private let pieces: [Piece]

    init(_ text: some StringProtocol) {
        var pieces: [Piece] = []
        var isEscaped = false
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\\") where !isEscaped:
                isEscaped = true
                continue
            case UInt8(ascii: "*") where !isEscaped: if pieces.last != .run { pieces.append(.run) }
            case UInt8(ascii: "?") where !isEscaped: pieces.append(.any)
            default: pieces.append(.byte(byte))
            }
            isEscaped = false
        }
        self.pieces = pieces
    }

    /// Whether it matches everything.
    var matchesAll: Bool { pieces == [.run] }

    /// Whether it matches a whole text; takes time in proportion to the product of both lengths at most.
    func matches(_ text: [UInt8]) -> Bool {
        var place = 0
        var piece = 0
        // Where to go on when what follows the last `*` does not fit: the star takes one byte more.
        var retry: (piece: Int, place: Int)?
        while place < text.count {
            if piece < pieces.count, pieces[piece] == .run {
                retry = (piece + 1, place)
                piece += 1
            } else if piece < pieces.count, pieces[piece] == .any || pieces[piece] == .byte(text[place]) {
                piece += 1
                place += 1
            } else if let last = retry {
                retry = (last.piece, last.place + 1)
                piece = last.piece
                place = last.place + 1
            } else {
                return false
            }
        }
        return pieces[piece...].allSatisfy { $0 == .run }
    }
}
