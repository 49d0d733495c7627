extension Order {
    /// The checksum of what the producer wrote: every field but `checksum` and `processing`.
    ///
    /// 64-bit FNV-1a folded to 32 bits. Decoding that succeeds proves little: many damaged records still decode.
    @inline(never)
    public func computedChecksum() -> Int64 {
        var hash = FNV1a()
        hash.combine(id)
        hash.combine(customerID)
        hash.combine(createdAt.rawValue)
        hash.combine(currency)
        hash.combine(Int64(items.count))
        for item in items {
            hash.combine(item.sku)
            hash.combine(Int64(item.quantity))
            hash.combine(item.unitPrice.rawValue)
        }
        hash.combine(total.rawValue)
        hash.combine(payload)
        return Int64(hash.folded)
    }

    /// Whether the fields still match the checksum the producer computed.
    public var isIntact: Bool { checksum == computedChecksum() }
}
