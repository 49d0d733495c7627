public import Orders

/// Works on orders. A processor keeps state between calls, so each thread has its own.
public protocol OrderProcessor: AnyObject {
    /// The name of the processor, as it stands in ``Orders/Processing/processor``.
    var name: String { get }

    /// Works on an order.
    ///
    /// - Returns: The order with its `processing` filled in; a result from before is replaced.
    /// - Throws: ``ProcessingError`` when the order is well-formed but cannot be meant.
    func process(_ order: Order) throws(ProcessingError) -> Order
}
