/// What travels through the pipeline: the order of a customer, and later what a processor found out about it.
public struct Order: Sendable, Equatable, Codable {
    /// The name of the order, unique among the orders of one seed.
    public var id: String
    /// Who ordered.
    public var customerID: String
    /// When the order was placed.
    public var createdAt: Timestamp
    /// The currency of every amount in the order: an ISO 4217 code such as `EUR`.
    public var currency: String
    /// What was ordered.
    public var items: [OrderItem]
    /// The sum over the items.
    public var total: MinorUnits
    /// Free text that gives the order its size.
    public var payload: String
    /// The checksum the producer computed over the fields above: 32 bits, never negative.
    public var checksum: Int64
    /// The result of processing; `nil` until a processor has worked on the order.
    public var processing: Processing?

    /// Makes an order and fills in its checksum.
    public init(
        id: String,
        customerID: String,
        createdAt: Timestamp,
        currency: String,
        items: [OrderItem],
        total: MinorUnits,
        payload: String
    ) {
        self.id = id
        self.customerID = customerID
        self.createdAt = createdAt
        self.currency = currency
        self.items = items
        self.total = total
        self.payload = payload
        self.checksum = 0
        self.processing = nil
        self.checksum = computedChecksum()
    }

    /// Makes an order as it was received, with the checksum it claims.
    init(
        id: String,
        customerID: String,
        createdAt: Timestamp,
        currency: String,
        items: [OrderItem],
        total: MinorUnits,
        payload: String,
        checksum: Int64,
        processing: Processing?
    ) {
        self.id = id
        self.customerID = customerID
        self.createdAt = createdAt
        self.currency = currency
        self.items = items
        self.total = total
        self.payload = payload
        self.checksum = checksum
        self.processing = processing
    }
}
