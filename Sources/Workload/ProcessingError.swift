/// Why a well-formed order cannot be meant.
public struct ProcessingError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The rule that was broken, open for further ones. The raw values are stable: dead letters carry them.
    public struct Code: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
        /// The name of the code.
        public let rawValue: String

        /// Names a code.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// The order has no name, or one that is too long.
        public static let identity = Code(rawValue: "domain.identity")
        /// The customer has no name, or one that is too long.
        public static let customer = Code(rawValue: "domain.customer")
        /// The order has no lines, too many, or one without a stock keeping unit.
        public static let items = Code(rawValue: "domain.items")
        /// A quantity is not positive, or beyond what anybody orders.
        public static let quantity = Code(rawValue: "domain.quantity")
        /// A price is not positive, or beyond what anything costs.
        public static let price = Code(rawValue: "domain.price")
        /// The total is not the sum of the lines.
        public static let total = Code(rawValue: "domain.total")
        /// The currency is not one that is traded in.
        public static let currency = Code(rawValue: "domain.currency")
        /// The order was placed outside of the accepted time.
        public static let timestamp = Code(rawValue: "domain.timestamp")
        /// The fields do not match the checksum of the producer.
        public static let checksum = Code(rawValue: "domain.checksum")

        /// The name of the code.
        public var description: String { rawValue }
    }

    /// The rule that was broken.
    public let code: Code
    /// What was wrong, in a few words that never quote the order.
    public let reason: String

    /// Makes an error. The reason must not contain parts of an order.
    public init(_ code: Code, _ reason: String) {
        self.code = code
        self.reason = reason
    }

    /// Code and reason.
    public var description: String { "\(code): \(reason)" }
}
