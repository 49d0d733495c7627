public import Orders

/// Extracts fields: counts lines and pieces, and repeats total and currency. It judges nothing.
public final class SimpleProcessor: OrderProcessor {
    /// The name of the processor: `simple`.
    public let name = "simple"

    /// Makes a processor.
    public init() {}

    /// Adds the extracted fields to an order. Never throws.
    @inline(never)
    public func process(_ order: Order) throws(ProcessingError) -> Order {
        var processed = order
        processed.processing = order.summary(by: name)
        return processed
    }
}

extension Order {
    /// The fields both processors extract.
    func summary(by processor: String) -> Processing {
        Processing(
            processor: processor,
            itemCount: Int32(clamping: items.count),
            unitCount: items.reduce(0) { $0 &+ Int64($1.quantity) },
            total: total,
            currency: currency
        )
    }
}
