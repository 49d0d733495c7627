import KafkaClient
import KafkaTesting
import Testing
import Units

@Suite("Consumer group", .ownThread)
struct ConsumerGroupTests {
    @Test("a consumer joins, reads all, commits what it stored, and the next goes on from there")
    func resume() throws {
        let cluster = try Cluster(partitions: 2)
        try cluster.fill(20, partitions: 2)
        let first = try cluster.consumer()
        try first.subscribe(to: [cluster.topic])
        #expect(try first.commitStored() == false)
        var stored = 0
        try first.forRecords(20) { record in
            if record.offset < 5 {
                #expect(throws: Never.self) { stored += try first.storeOffset(after: record) ? 1 : 0 }
            }
        }
        #expect(stored == 10)
        #expect(try first.commitStored())
        let partitions: Set = [TopicPartition(cluster.topic, 0), TopicPartition(cluster.topic, 1)]
        let committed = try first.committed(partitions, timeout: .seconds(5))
        #expect(committed == [TopicPartition(cluster.topic, 0): 5, TopicPartition(cluster.topic, 1): 5])
        #expect(try first.position(partitions).values.allSatisfy { $0 == 10 })
        #expect(first.close(timeout: .seconds(10)))

        let second = try cluster.consumer()
        try second.subscribe(to: [cluster.topic])
        #expect(try second.numbers(10).sorted() == Array(10..<20))
        #expect(second.close(timeout: .seconds(10)))
    }

    @Test("a second member takes half; the first can try to commit while giving up, and nothing after that")
    func rebalance() throws {
        let cluster = try Cluster(partitions: 4)
        try cluster.fill(40, partitions: 4)
        let recorder = RebalanceRecorder()
        let all = Set((0..<4).map { TopicPartition(cluster.topic, Partition(rawValue: $0)) })
        var commitsInRevoke: [KafkaResponseCode] = []
        recorder.onRevoked = { partitions, _, consumer in
            let offsets: [TopicPartition: Offset] = Dictionary(uniqueKeysWithValues: partitions.map { ($0, 7) })
            do throws(KafkaError) {
                try consumer.commit(offsets)
                commitsInRevoke.append(.none)
            } catch {
                commitsInRevoke.append(error.response)
            }
        }
        let first = try cluster.consumer(recorder)
        try first.subscribe(to: [cluster.topic])
        #expect(try first.numbers(40).count == 40)
        #expect(recorder.events == [.assigned(all)])

        let second = try cluster.consumer()
        try second.subscribe(to: [cluster.topic])
        let deadline = ContinuousClock.now + .seconds(25)
        while second.assignment.isEmpty || first.assignment.isEmpty || first.assignment == all {
            try #require(ContinuousClock.now < deadline)
            _ = try first.poll(timeout: .milliseconds(20))
            _ = try second.poll(timeout: .milliseconds(20))
        }
        #expect(first.assignment.count == 2)
        #expect(first.assignment.union(second.assignment) == all)
        #expect(recorder.events[1] == .revoked(all, isLost: false))
        // A broker takes the commit until all members have joined again; the embedded cluster never does. What matters
        // is that the library was asked and not this module's own rule.
        #expect(!commitsInRevoke.isEmpty)
        #expect(commitsInRevoke.allSatisfy { [.none, .rebalanceInProgress].contains($0) })
        let rounds = commitsInRevoke.count
        let before = try second.committed(all, timeout: .seconds(5))
        try expectRefusal(of: second.assignment, by: first)
        #expect(try second.committed(all, timeout: .seconds(5)) == before)
        #expect(second.close(timeout: .seconds(10)))
        #expect(first.close(timeout: .seconds(10)))
        #expect(commitsInRevoke.count > rounds)
    }

    @Test("a member that closes can commit while giving its partitions up")
    func commitWhileClosing() throws {
        let recorder = RebalanceRecorder()
        let (cluster, consumer) = try joined(recorder)
        let partition = TopicPartition(cluster.topic, 0)
        recorder.onRevoked = { partitions, _, consumer in
            #expect(partitions == consumer.assignment)
            #expect(throws: Never.self) { try consumer.commit([partition: 3]) }
        }
        #expect(consumer.close(timeout: .seconds(10)))
        #expect(recorder.events.last == .revoked([partition], isLost: false))
        let reader = try cluster.consumer()
        #expect(try reader.committed([partition], timeout: .seconds(5)) == [partition: 3])
    }

    /// The embedded cluster would take these commits, and so would a broker.
    private func expectRefusal(of partitions: Set<TopicPartition>, by consumer: Consumer) throws {
        for partition in partitions {
            #expect(try consumer.storeOffset(9, of: partition) == false)
            let error = #expect(throws: KafkaError.self) { try consumer.commit([partition: 9]) }
            #expect(error?.code == .notAssigned)
            #expect(throws: KafkaError.self) { try consumer.pause([partition]) }
            #expect(throws: KafkaError.self) { try consumer.seek(to: [partition: 0], timeout: .seconds(1)) }
        }
    }

    @Test(
        "keeps trying while the coordinator is not ready",
        arguments: [
            (KafkaRequest.joinGroup, KafkaResponseCode.coordinatorLoadInProgress),
            (.findCoordinator, .coordinatorNotAvailable), (.syncGroup, .rebalanceInProgress),
        ]
    )
    func coordinatorNotReady(_ request: KafkaRequest, _ response: KafkaResponseCode) throws {
        let cluster = try Cluster()
        try cluster.fill(50)
        cluster.embedded.failNext(request, with: response, times: 3)
        let consumer = try cluster.consumer()
        try consumer.subscribe(to: [cluster.topic])
        #expect(try consumer.numbers(50, within: .seconds(30)) == Array(0..<50))
    }

    @Test("denied access to the group is thrown, not retried for ever")
    func groupAuthorization() throws {
        let cluster = try Cluster()
        cluster.embedded.failNext(.joinGroup, with: .groupAuthorizationFailed, times: 3)
        let consumer = try cluster.consumer()
        try consumer.subscribe(to: [cluster.topic])
        let error = #expect(throws: KafkaError.self) { try consumer.poll(within: .seconds(10)) { false } }
        #expect(error?.code == .authorization)
    }

    /// librdkafka 2.0.2 stands still for good here without the consumer's watch.
    @Test("an OffsetFetch answered by a broker that is not the coordinator does not stop the consumer")
    func offsetFetchNotCoordinator() throws {
        let cluster = try Cluster()
        try cluster.fill(50)
        cluster.embedded.failNext(.offsetFetch, with: .notCoordinator, times: 1)
        let consumer = try cluster.consumer { $0.stallTimeout = .seconds(2) }
        try consumer.subscribe(to: [cluster.topic])
        #expect(try consumer.numbers(50, within: .seconds(30)) == Array(0..<50))
    }

    @Test(
        "a commit succeeds after errors that pass",
        arguments: [
            KafkaResponseCode.requestTimedOut, .coordinatorLoadInProgress, .coordinatorNotAvailable, .notCoordinator,
            .transport,
        ]
    )
    func commitRetried(_ response: KafkaResponseCode) throws {
        let (cluster, consumer) = try joined()
        let partition = TopicPartition(cluster.topic, 0)
        cluster.embedded.failNext(.offsetCommit, with: response, times: 2)
        try consumer.commit([partition: 3])
        #expect(try consumer.committed([partition], timeout: .seconds(5)) == [partition: 3])
    }

    @Test(
        "a commit that the group refuses is reported and commits nothing",
        arguments: [KafkaResponseCode.rebalanceInProgress, .illegalGeneration, .unknownMember]
    )
    func commitRefused(_ response: KafkaResponseCode) throws {
        let (cluster, consumer) = try joined()
        let partition = TopicPartition(cluster.topic, 0)
        cluster.embedded.failNext(.offsetCommit, with: response, times: 2)
        let error = #expect(throws: KafkaError.self) { try consumer.commit([partition: 3]) }
        #expect(error?.code == .consumer)
        #expect(error?.response == response)
        cluster.embedded.clearFailures(of: .offsetCommit)
        #expect(try consumer.committed([partition], timeout: .seconds(5)).isEmpty)
    }

    @Test("a commit while the brokers are down gives up at its limit")
    func commitBounded() throws {
        let (cluster, consumer) = try joined()
        try cluster.embedded.takeDownAll()
        let began = ContinuousClock.now
        let error = #expect(throws: KafkaError.self) {
            try consumer.commit([TopicPartition(cluster.topic, 0): 3], timeout: .seconds(1))
        }
        #expect(error?.isRetriable == true)
        #expect(ContinuousClock.now - began < .seconds(8))
        consumer.close(timeout: .seconds(1))
        #expect(ContinuousClock.now - began < .seconds(15))
    }

    @Test("stored offsets are committed in the background in that mode")
    func backgroundCommit() throws {
        let cluster = try Cluster()
        try cluster.fill(10)
        let consumer = try cluster.consumer { $0.commitMode = .stored(interval: .milliseconds(200)) }
        try consumer.subscribe(to: [cluster.topic])
        #expect(try consumer.numbers(10).count == 10)
        let partition = TopicPartition(cluster.topic, 0)
        #expect(try consumer.committed([partition], timeout: .seconds(5)).isEmpty)
        #expect(try consumer.storeOffset(4, of: partition))
        let deadline = ContinuousClock.now + .seconds(10)
        while try consumer.committed([partition], timeout: .seconds(5)).isEmpty, ContinuousClock.now < deadline {
            _ = try consumer.poll(timeout: .milliseconds(20))
        }
        #expect(try consumer.committed([partition], timeout: .seconds(5)) == [partition: 4])
    }

    @Test("polling too rarely is reported, and costs the partitions")
    func maxPollExceeded() throws {
        let cluster = try Cluster()
        let recorder = RebalanceRecorder()
        let consumer = try cluster.consumer(recorder) {
            $0.maxPollInterval = .seconds(4)
        }
        try consumer.subscribe(to: [cluster.topic])
        try consumer.poll { !consumer.assignment.isEmpty }
        let partitions = consumer.assignment
        // The fault is a silence longer than the interval; nothing can be polled for meanwhile.
        let end = ContinuousClock.now + .milliseconds(5500)
        while ContinuousClock.now < end {
            _ = try consumer.watermarks(of: .init(cluster.topic, 0), timeout: .seconds(1))
        }
        var problems: [KafkaError.Code] = []
        let deadline = ContinuousClock.now + .seconds(10)
        while problems.isEmpty, ContinuousClock.now < deadline {
            if case .problem(let error) = try consumer.poll(timeout: .milliseconds(50)) { problems.append(error.code) }
        }
        #expect(problems == [.maxPollExceeded])
        try consumer.poll(within: .seconds(10)) { recorder.events.count > 1 }
        #expect(recorder.events.dropFirst().first == .revoked(partitions, isLost: true))
    }

    private func joined(_ handler: RebalanceRecorder? = nil) throws -> (Cluster, Consumer) {
        let cluster = try Cluster()
        let consumer = try cluster.consumer(handler)
        try consumer.subscribe(to: [cluster.topic])
        try consumer.poll { !consumer.assignment.isEmpty }
        try #require(!consumer.assignment.isEmpty)
        return (cluster, consumer)
    }
}
