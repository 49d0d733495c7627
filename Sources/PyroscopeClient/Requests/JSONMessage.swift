private import Foundation

/// Messages of Pyroscope's interface as JSON: what protobuf's JSON mapping makes of them.
enum JSONMessage {
    static func encode(_ message: some Encodable) throws(PyroscopeError) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            return Array(try encoder.encode(message))
        } catch {
            throw PyroscopeError(
                .configuration,
                reason: "the request cannot be written as JSON",
                advice: "this is a fault in the program; please report it"
            )
        }
    }

    static func decode<Answer: Decodable>(
        _ type: Answer.Type,
        from body: [UInt8],
        place: String
    ) throws(PyroscopeError) -> Answer {
        do {
            return try JSONDecoder().decode(Answer.self, from: Data(body))
        } catch let error as DecodingError {
            throw fault(error, place: place)
        } catch {
            throw notJSON(place)
        }
    }

    private static func fault(_ error: DecodingError, place: String) -> PyroscopeError {
        switch error {
        case .keyNotFound(let key, let context):
            return otherShape(context.codingPath + [key], place)
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            return otherShape(context.codingPath, place)
        case .dataCorrupted(let context) where !context.codingPath.isEmpty:
            return otherShape(context.codingPath, place)
        default:
            return notJSON(place)
        }
    }

    private static func notJSON(_ place: String) -> PyroscopeError {
        PyroscopeError(
            .body,
            reason: "the answer of \(place) is not JSON",
            advice: "is this the address of Pyroscope, and is nothing between that answers in its place?"
        )
    }

    private static func otherShape(_ path: [any CodingKey], _ place: String) -> PyroscopeError {
        let field = path.map { $0.intValue.map { "[\($0)]" } ?? $0.stringValue }.joined(separator: ".")
        return PyroscopeError(
            .body,
            reason: "the answer of \(place) has no valid \(field.isEmpty ? "message" : OneLine.text(field))",
            advice: "is this Pyroscope 1.14.1 or one that answers alike?"
        )
    }
}
