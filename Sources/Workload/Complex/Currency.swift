/// The currencies that are traded in, with the standard rate of value added tax where they are used.
enum Currency {
    static func isKnown(_ code: String) -> Bool { taxRate(code) != nil }

    /// The rate in thousandths, or `nil` for an unknown currency. The euro has the German rate.
    static func taxRate(_ code: String) -> Int64? {
        switch code {
        case "EUR": 190
        case "USD": 0
        case "GBP": 200
        case "JPY": 100
        case "CHF": 81
        case "SEK": 250
        case "DKK": 250
        case "NOK": 250
        case "PLN": 230
        case "CZK": 210
        default: nil
        }
    }
}
