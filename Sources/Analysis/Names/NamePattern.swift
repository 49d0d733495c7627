/// A pattern of plain characters, `*` for any run of characters and `?` for any one byte; `\` takes the next one as it is.
///
/// A name that contains `*` or `?` still matches itself.
public struct NamePattern: Sendable, Hashable, Codable, ExpressibleByStringLiteral {
    private enum Piece {
        case byte(UInt8)
        case any
        case run
    }

    /// The pattern as it was written.
    public let text: String

    /// Wraps a pattern.
    public init(_ text: String) {
        self.text = text
    }

    /// Wraps a pattern.
    public init(stringLiteral text: String) {
        self.init(text)
    }

    /// Whether the pattern matches a whole name; takes time in proportion to the product of both lengths at most.
    public func matches(_ name: String) -> Bool {
        let pieces = pieces()
        let name = Array(name.utf8)
        var place = 0
        var piece = 0
        // Where to go on when what follows the last `*` does not fit: the star takes one byte more.
        var retry: (piece: Int, place: Int)?
        while place < name.count {
            switch piece < pieces.count ? pieces[piece] : nil {
            case .run:
                piece += 1
                retry = (piece, place)
                continue
            case .any:
                piece += 1
                place += 1
                continue
            case .byte(let byte) where byte == name[place]:
                piece += 1
                place += 1
                continue
            default: break
            }
            guard let last = retry else { return false }
            retry = (last.piece, last.place + 1)
            piece = last.piece
            place = last.place + 1
        }
        return pieces[piece...].allSatisfy { if case .run = $0 { true } else { false } }
    }

    private func pieces() -> [Piece] {
        var pieces: [Piece] = []
        var isEscaped = false
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\\") where !isEscaped:
                isEscaped = true
                continue
            case UInt8(ascii: "*") where !isEscaped: pieces.append(.run)
            case UInt8(ascii: "?") where !isEscaped: pieces.append(.any)
            default: pieces.append(.byte(byte))
            }
            isEscaped = false
        }
        return pieces
    }
}
