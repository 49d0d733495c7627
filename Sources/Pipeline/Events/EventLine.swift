import FoundationEssentials

/// An event line as a reader sees it: the fields that supervisors and the checker use.
public struct EventLine: Sendable, Decodable {
    /// A partition with what an event says of it.
    public struct PartitionFields: Sendable, Equatable, Decodable {
        /// The topic's name.
        public var topic: String
        /// The partition's number.
        public var partition: Int32
        /// The offset a commit names: the next one to read.
        public var offset: Int64?
        /// How many records were read.
        public var count: Int64?
        /// The lowest offset read.
        public var minOffset: Int64?
        /// The highest offset read.
        public var maxOffset: Int64?
    }

    /// Milliseconds since 1970.
    public var timestamp: Int64
    /// The event's name; `nil` for one this version does not know.
    public var name: EventName?
    /// The service that speaks.
    public var service: String?
    /// The replica that speaks.
    public var instance: String?
    /// The run's id.
    public var run: String?
    /// The run record of `run_record`.
    public var record: RunRecord?
    /// Messages done, of `progress`.
    public var messages: Int64?
    /// Messages to do, of `progress`.
    public var target: Int64?
    /// The producer instance of a set of sequence numbers.
    public var producer: String?
    /// First and last number of each range.
    public var ranges: [[UInt64]]?
    /// Further arrivals, of `sequences_received`.
    public var duplicates: Int64?
    /// Partitions of an assignment, a revocation or a step of consumption.
    public var partitions: [PartitionFields]?
    /// Offsets of a commit.
    public var offsets: [PartitionFields]?
    /// Whether a commit succeeded.
    public var success: Bool?
    /// Whether revoked partitions had been lost.
    public var lost: EventCount?
    /// The exit code of `shutdown_complete`.
    public var exitCode: Int32?
    /// What happened, of `fault_observed`.
    public var fault: String?
    /// Why a record was rejected.
    public var reason: String?
    /// Messages that arrived, of `delivery_verdict`.
    public var delivered: Int64?
    /// Further arrivals, of `delivery_verdict`.
    public var duplicated: Int64?
    /// Arrivals out of order, of `delivery_verdict` and `sequences_received`.
    public var outOfOrder: Int64?
    /// Rejected records, of `delivery_verdict`.
    public var rejected: Int64?
    /// The verdict's word.
    public var verdict: String?
    /// `not_persisted` or `possibly_persisted`, of `producer_send_error`.
    public var status: String?
    /// The sequence number of a single message.
    public var sequence: UInt64?

    /// A field that is a count in one event and a truth value in another.
    public enum EventCount: Sendable, Equatable, Decodable {
        /// How many.
        case count(Int64)
        /// Whether.
        case flag(Bool)

        /// Reads either form.
        public init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let flag = try? container.decode(Bool.self) {
                self = .flag(flag)
            } else {
                self = .count(try container.decode(Int64.self))
            }
        }
    }

    private enum CodingKeys: String, CodingKey {
        case timestamp, name, service, instance, run, record, messages, target, producer, ranges, duplicates
        case partitions, offsets, success, lost, fault, reason, delivered, duplicated, rejected, verdict, status
        case sequence
        case exitCode = "exit_code"
        case outOfOrder = "out_of_order"
    }

    /// Reads the fields; a name this version does not know gives a `nil` name.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        timestamp = try container.decode(Int64.self, forKey: .timestamp)
        name = EventName(rawValue: try container.decode(String.self, forKey: .name))
        service = try container.decodeIfPresent(String.self, forKey: .service)
        instance = try container.decodeIfPresent(String.self, forKey: .instance)
        run = try container.decodeIfPresent(String.self, forKey: .run)
        record = try container.decodeIfPresent(RunRecord.self, forKey: .record)
        messages = try container.decodeIfPresent(Int64.self, forKey: .messages)
        target = try container.decodeIfPresent(Int64.self, forKey: .target)
        producer = try container.decodeIfPresent(String.self, forKey: .producer)
        ranges = try container.decodeIfPresent([[UInt64]].self, forKey: .ranges)
        duplicates = try container.decodeIfPresent(Int64.self, forKey: .duplicates)
        partitions = try container.decodeIfPresent([PartitionFields].self, forKey: .partitions)
        offsets = try container.decodeIfPresent([PartitionFields].self, forKey: .offsets)
        success = try container.decodeIfPresent(Bool.self, forKey: .success)
        lost = try container.decodeIfPresent(EventCount.self, forKey: .lost)
        exitCode = try container.decodeIfPresent(Int32.self, forKey: .exitCode)
        fault = try container.decodeIfPresent(String.self, forKey: .fault)
        reason = try container.decodeIfPresent(String.self, forKey: .reason)
        delivered = try container.decodeIfPresent(Int64.self, forKey: .delivered)
        duplicated = try container.decodeIfPresent(Int64.self, forKey: .duplicated)
        outOfOrder = try container.decodeIfPresent(Int64.self, forKey: .outOfOrder)
        rejected = try container.decodeIfPresent(Int64.self, forKey: .rejected)
        verdict = try container.decodeIfPresent(String.self, forKey: .verdict)
        status = try container.decodeIfPresent(String.self, forKey: .status)
        sequence = try container.decodeIfPresent(UInt64.self, forKey: .sequence)
    }

    /// Reads one line.
    ///
    /// - Throws: `DecodingError` when the line is no JSON object with a timestamp and a name, which includes the
    ///   half line that a killed process leaves behind.
    public init(json line: some StringProtocol) throws {
        self = try JSONDecoder().decode(EventLine.self, from: Data(line.utf8))
    }
}
