import Orders

/// What is remembered about a customer.
struct CustomerAggregate: Equatable {
    var orders: Int64 = 0
    /// Stays at the largest number once it is reached.
    var spent = MinorUnits.zero
}

/// Orders and spending per customer, in a fixed number of slots.
///
/// The slots form sets of eight; a customer's name decides the set, and within a full set the customer not seen for
/// longest makes room. So memory does not grow with the run, and no order costs more than eight comparisons. A
/// customer who comes back after making room starts from zero.
struct CustomerTable {
    static let setSize = 8

    private struct Slot {
        var hash: UInt64 = 0
        var customerID = ""
        var lastSeen: UInt64 = 0
        var aggregate = CustomerAggregate()
    }

    private var slots: [Slot]
    private var clock: UInt64 = 0

    init(capacity: Int) {
        precondition(capacity >= Self.setSize && capacity & (capacity - 1) == 0, "capacity is a power of two from 8")
        slots = [Slot](repeating: Slot(), count: capacity)
    }

    /// The number of slots, which never changes.
    var capacity: Int { slots.count }

    /// Counts an order of a customer and returns the sums, this order included.
    mutating func add(_ amount: MinorUnits, for customerID: String) -> CustomerAggregate {
        clock += 1
        let hash = Self.hash(customerID)
        let index = slot(of: customerID, hash)
        return slots.withUnsafeMutableBufferPointer { slots in
            if slots[index].hash != hash || slots[index].customerID != customerID {
                slots[index] = Slot(hash: hash, customerID: customerID)
            }
            slots[index].lastSeen = clock
            slots[index].aggregate.orders += 1
            let (spent, overflow) = slots[index].aggregate.spent.rawValue.addingReportingOverflow(amount.rawValue)
            slots[index].aggregate.spent = MinorUnits(rawValue: overflow ? Int64.max : spent)
            return slots[index].aggregate
        }
    }

    /// The slot the customer has, or else the one used longest ago; free slots were never used.
    private func slot(of customerID: String, _ hash: UInt64) -> Int {
        let first = Int(truncatingIfNeeded: hash) & (slots.count - 1) & ~(Self.setSize - 1)
        var oldest = first
        for index in first..<first + Self.setSize {
            if slots[index].hash == hash, slots[index].customerID == customerID { return index }
            if slots[index].lastSeen < slots[oldest].lastSeen { oldest = index }
        }
        return oldest
    }

    static func hash(_ customerID: String) -> UInt64 {
        var hash = FNV1a()
        hash.combine(customerID)
        return hash.value
    }
}
