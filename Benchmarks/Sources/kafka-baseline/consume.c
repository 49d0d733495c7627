#include "baseline.h"

/// The longest that a consumer may stay without a message.
#define PATIENCE_POLLS 300

static void assign_all(rd_kafka_t *client) {
    rd_kafka_topic_partition_list_t *partitions = rd_kafka_topic_partition_list_new(CONSUMED_PARTITIONS);
    for (int number = 0; number < CONSUMED_PARTITIONS; number++) {
        rd_kafka_topic_partition_list_add(partitions, BENCHMARK_TOPIC, number)->offset = RD_KAFKA_OFFSET_BEGINNING;
    }
    rd_kafka_resp_err_t code = rd_kafka_assign(client, partitions);
    if (code != RD_KAFKA_RESP_ERR_NO_ERROR) fail("cannot assign", rd_kafka_err2str(code));
    rd_kafka_topic_partition_list_destroy(partitions);
}

void consume(const char *bootstrap, long count) {
    rd_kafka_t *client = make_client(RD_KAFKA_CONSUMER, consumer_settings(bootstrap));
    rd_kafka_poll_set_consumer(client);
    assign_all(client);
    long seen = 0;
    long bytes = 0;
    long places = 0;
    int idle_polls = 0;
    stopwatch start = {0};
    while (seen < count) {
        rd_kafka_message_t *message = rd_kafka_consumer_poll(client, 100);
        if (message == NULL) {
            if (++idle_polls > PATIENCE_POLLS) fail("cannot consume", "no message came for 30 s");
            continue;
        }
        if (message->err == RD_KAFKA_RESP_ERR_NO_ERROR) {
            if (seen == 0) start = stopwatch_start();
            idle_polls = 0;
            seen++;
            bytes += (long)message->len;
            places += message->offset + message->partition;
        }
        rd_kafka_message_destroy(message);
    }
    if (bytes != count * VALUE_SIZE || places < 0) fail("cannot consume", "the messages are not those that were sent");
    print_measurement(start, count);
    rd_kafka_consumer_close(client);
    rd_kafka_destroy(client);
}
