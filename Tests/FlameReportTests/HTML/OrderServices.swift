/// The services of an ordinary run, with costs like the measured ones.
enum OrderServices {
    static let all: [SyntheticService] = [
        service("serdes-json-producer", producer + json(encode: 1), seed: 11),
        service("serdes-avro-producer", producer + avro(encode: 1), seed: 12),
        service("serdes-json-consumer", consumer + json(decode: 1), seed: 13),
        service("serdes-avro-consumer", consumer + avro(decode: 1), seed: 14),
        service("processing-feed-producer", producer + json(encode: 1), seed: 15),
        service("processing-simple-processor", processor + logic(0.2), seed: 16),
        service("processing-complex-processor", processor + logic(3), seed: 17),
        service("io-batch-producer", producer + json(encode: 1), seed: 18),
        service("io-streaming-producer", producer + json(encode: 1) + waiting, seed: 19),
        service("io-batch-consumer", consumer + json(decode: 1), seed: 20),
        service("io-streaming-consumer", consumer + json(decode: 1), seed: 21),
    ]

    private static func service(_ name: String, _ lines: String, seed: UInt64) -> SyntheticService {
        var made = SyntheticService(name: name, stacks: OrderStacks(lines: lines).stacks())
        made.seed = seed
        made.ratio = 1 + Double(Int(seed) - 15) * 0.003
        made.lost = Int(seed) % 3
        return made
    }

    private static let loop =
        "libc.so.6!_start;__libc_start_main_impl;producer!main;ProducerCommand.run();"
        + "Pipeline!Pipeline.ProducerLoop.run(_:);"

    private static let producer = """
        \(loop)Pipeline.ProducerLoop.generate();Orders!Orders.OrderGenerator.next() | 640 | generate
        \(loop)Pipeline.ProducerLoop.generate();Orders!Orders.OrderGenerator.next();libswiftCore.so!swift_retain | 110 | memory and ARC | generate
        \(loop)KafkaClient!KafkaClient.Producer.send(_:);librdkafka.so.1!rd_kafka_producev;rd_kafka_msg_new0 | 720 | produce and flush
        \(loop)KafkaClient!KafkaClient.Producer.send(_:);librdkafka.so.1!rd_kafka_producev;rd_kafka_msg_new0;libc.so.6!malloc | 260 | memory and ARC | produce and flush
        \(loop)KafkaClient!KafkaClient.Producer.flush();librdkafka.so.1!rd_kafka_flush | 90 | produce and flush
        libc.so.6!clone3;start_thread;librdkafka.so.1!rd_kafka_thread_main;rd_kafka_broker_thread_main;rd_kafka_broker_serve;rd_kafka_ProduceRequest;rd_kafka_msgset_create_ProduceRequest | 1250 | Kafka client
        libc.so.6!clone3;start_thread;librdkafka.so.1!rd_kafka_thread_main;rd_kafka_broker_thread_main;rd_kafka_broker_serve;rd_kafka_ProduceRequest;rd_kafka_msgset_create_ProduceRequest;liblz4.so.1!LZ4_compress_fast_extState | 610 | compression
        libc.so.6!clone3;start_thread;librdkafka.so.1!rd_kafka_thread_main;rd_kafka_broker_thread_main;rd_kafka_broker_serve;rd_kafka_ProduceRequest;rd_kafka_crc32c | 140 | checksums
        libc.so.6!clone3;start_thread;librdkafka.so.1!rd_kafka_thread_main;rd_kafka_broker_thread_main;rd_kafka_broker_serve;rd_kafka_transport_send;libc.so.6!sendmsg;[kernel.kallsyms]!entry_SYSCALL_64_after_hwframe;do_syscall_64;tcp_sendmsg;tcp_write_xmit | 1150 | network (kernel)
        libc.so.6!clone3;start_thread;librdkafka.so.1!rd_kafka_thread_main;rd_kafka_broker_thread_main;rd_kafka_poll_wait;libc.so.6!poll;[kernel.kallsyms]!entry_SYSCALL_64_after_hwframe;do_syscall_64;schedule | 380 | kernel other

        """

    private static let consumer = """
        \(reader)Pipeline.InputReader.poll(_:);KafkaClient!KafkaClient.Consumer.poll(timeout:);librdkafka.so.1!rd_kafka_consume_batch_queue | 820 | Kafka client
        \(reader)Pipeline.InputReader.poll(_:);KafkaClient!KafkaClient.Consumer.poll(timeout:);librdkafka.so.1!rd_kafka_consume_batch_queue;libc.so.6!free | 310 | memory and ARC | Kafka client
        \(reader)Pipeline.DeliveryLedger.record(_:) | 260 | business logic
        libc.so.6!clone3;start_thread;librdkafka.so.1!rd_kafka_thread_main;rd_kafka_broker_thread_main;rd_kafka_broker_consumer_serve;rd_kafka_fetch_reply_handle | 1480 | Kafka client
        libc.so.6!clone3;start_thread;librdkafka.so.1!rd_kafka_thread_main;rd_kafka_broker_thread_main;rd_kafka_broker_consumer_serve;libc.so.6!recvmsg;[kernel.kallsyms]!entry_SYSCALL_64_after_hwframe;do_syscall_64;tcp_recvmsg | 690 | network (kernel)

        """

    private static let reader =
        "libc.so.6!_start;__libc_start_main_impl;consumer!main;ConsumerCommand.run();"
        + "Pipeline!Pipeline.ConsumerLoop.run(_:);"

    private static let processor =
        consumer.replacing("consumer!main;ConsumerCommand", with: "processor!main;ProcessorCommand")
        .replacing("ConsumerLoop", with: "ProcessorLoop")
        + json(decode: 1)
        .replacing("consumer!main;ConsumerCommand", with: "processor!main;ProcessorCommand")
        .replacing("ConsumerLoop", with: "ProcessorLoop")

    private static func json(encode: Double = 0, decode: Double = 0) -> String {
        let write =
            "\(loop)Pipeline.RecordEncoder.encode(_:);Orders!Orders.JSONOrderCodec.encode(_:into:);"
            + "libFoundation.so!Foundation.JSONEncoder.encode<A>(_:)"
        let read =
            "\(reader)Pipeline.RecordDecoder.decode(_:);Orders!Orders.JSONOrderCodec.decode(_:);"
            + "libFoundation.so!Foundation.JSONDecoder.decode<A>(_:from:)"
        return """
            \(write);Orders!Orders.Order.encode(to:) | \(6200 * encode) | serialization
            \(write);Orders!Orders.Order.encode(to:);libswiftCore.so!swift_retain | \(2700 * encode) | memory and ARC | serialization
            \(write);Orders!Orders.Order.encode(to:);libswiftCore.so!swift_conformsToProtocol | \(1500 * encode) | runtime | serialization
            \(write);libFoundation.so!Foundation.JSONWriter.serialize(_:) | \(4100 * encode) | serialization
            \(write);libFoundation.so!Foundation.JSONWriter.serialize(_:);libc.so.6!memmove | \(900 * encode) | memory and ARC | serialization
            \(read);Orders!Orders.Order.init(from:) | \(7400 * decode) | serialization
            \(read);Orders!Orders.Order.init(from:);libswiftCore.so!swift_release | \(3300 * decode) | memory and ARC | serialization
            \(read);libFoundation.so!Foundation.JSONScanner.scan() | \(5200 * decode) | serialization

            """.split(separator: "\n").filter { !$0.contains("| 0.0 |") }.joined(separator: "\n") + "\n"
    }

    private static func avro(encode: Double = 0, decode: Double = 0) -> String {
        """
        \(loop)Pipeline.RecordEncoder.encode(_:);Orders!Orders.AvroOrderCodec.encode(_:into:);avro_value_write | \(1400 * encode) | serialization
        \(loop)Pipeline.RecordEncoder.encode(_:);Orders!Orders.AvroOrderCodec.encode(_:into:);avro_value_write;libc.so.6!realloc | \(310 * encode) | memory and ARC | serialization
        \(loop)Pipeline.RecordEncoder.encode(_:);SchemaRegistry!SchemaRegistry.SchemaCache.schema(id:) | \(85 * encode) | schema registry
        \(reader)Pipeline.RecordDecoder.decode(_:);Orders!Orders.AvroOrderCodec.decode(_:);avro_value_read | \(1900 * decode) | serialization
        \(reader)Pipeline.RecordDecoder.decode(_:);SchemaRegistry!SchemaRegistry.SchemaCache.schema(id:) | \(90 * decode) | schema registry

        """.split(separator: "\n").filter { !$0.contains("| 0.0 |") }.joined(separator: "\n") + "\n"
    }

    private static func logic(_ level: Double) -> String {
        let work =
            reader.replacing("consumer!main;ConsumerCommand", with: "processor!main;ProcessorCommand")
            .replacing("ConsumerLoop", with: "ProcessorLoop") + "Workload!Workload.OrderProcessing.process(_:);"
        return """
            \(work)Workload.Validation.check(_:) | \(600 * level) | business logic
            \(work)Workload.SHA256.hexadecimalDigest(of:);libcrypto.so.3!EVP_DigestUpdate | \(800 * level) | business logic
            \(work)Workload.WordCount.count(_:) | \(900 * level) | business logic
            \(work)Workload.WordCount.count(_:);libswiftCore.so!swift_allocObject | \(350 * level) | memory and ARC | business logic

            """
    }

    private static let waiting = """
        \(loop)KafkaClient!KafkaClient.Producer.flush();librdkafka.so.1!rd_kafka_flush;rd_kafka_q_serve | 5200 | produce and flush
        libc.so.6!clone3;start_thread;librdkafka.so.1!rd_kafka_thread_main;rd_kafka_broker_thread_main;rd_kafka_poll_wait;libc.so.6!poll;[kernel.kallsyms]!entry_SYSCALL_64_after_hwframe;do_syscall_64;futex_wait | 4300 | kernel other

        """
}
