#include "baseline.h"

#include <stdint.h>
#include <string.h>

/// How many messages lie between two polls for delivery reports.
#define POLL_INTERVAL 64

/// What a delivery handler is told: the same that KafkaClient's counts and the Swift program's handler keep.
typedef struct {
    long delivered;
    long failed;
    long handled;
    uintptr_t tokens;
} delivery_tally;

typedef rd_kafka_resp_err_t (*send_function)(rd_kafka_t *, rd_kafka_topic_t *, char *value, long number);

static void note_delivery(rd_kafka_t *client, const rd_kafka_message_t *message, void *opaque) {
    (void)client;
    delivery_tally *tally = opaque;
    if (message->err == RD_KAFKA_RESP_ERR_NO_ERROR) {
        tally->delivered++;
        tally->handled++;
    } else {
        tally->failed++;
    }
    tally->tokens += (uintptr_t)message->_private;
}

static rd_kafka_resp_err_t send_plain(rd_kafka_t *client, rd_kafka_topic_t *topic, char *value, long number) {
    (void)client;
    int result = rd_kafka_produce(topic, RD_KAFKA_PARTITION_UA, RD_KAFKA_MSG_F_COPY, value, VALUE_SIZE, NULL, 0,
                                  (void *)(uintptr_t)number);
    return result == 0 ? RD_KAFKA_RESP_ERR_NO_ERROR : rd_kafka_last_error();
}

/// The five headers by which the pipeline's messages identify themselves.
static rd_kafka_headers_t *make_headers(const char *value, const long *number) {
    rd_kafka_headers_t *headers = rd_kafka_headers_new(8);
    rd_kafka_header_add(headers, "run.id", 6, value, 16);
    rd_kafka_header_add(headers, "instance", 8, value, 4);
    rd_kafka_header_add(headers, "sequence", 8, number, sizeof *number);
    rd_kafka_header_add(headers, "sent.at", 7, number, sizeof *number);
    rd_kafka_header_add(headers, "schema.id", 9, value, 4);
    return headers;
}

static rd_kafka_resp_err_t send_with_headers(rd_kafka_t *client, rd_kafka_topic_t *topic, char *value, long number) {
    rd_kafka_headers_t *headers = make_headers(value, &number);
    rd_kafka_vu_t arguments[] = {
        {.vtype = RD_KAFKA_VTYPE_RKT, .u.rkt = topic},
        {.vtype = RD_KAFKA_VTYPE_PARTITION, .u.i32 = RD_KAFKA_PARTITION_UA},
        {.vtype = RD_KAFKA_VTYPE_MSGFLAGS, .u.i = RD_KAFKA_MSG_F_COPY},
        {.vtype = RD_KAFKA_VTYPE_VALUE, .u.mem = {.ptr = value, .size = VALUE_SIZE}},
        {.vtype = RD_KAFKA_VTYPE_OPAQUE, .u.ptr = (void *)(uintptr_t)number},
        {.vtype = RD_KAFKA_VTYPE_HEADERS, .u.headers = headers},
    };
    rd_kafka_error_t *error = rd_kafka_produceva(client, arguments, sizeof arguments / sizeof arguments[0]);
    if (error == NULL) return RD_KAFKA_RESP_ERR_NO_ERROR;
    rd_kafka_resp_err_t code = rd_kafka_error_code(error);
    rd_kafka_error_destroy(error);
    rd_kafka_headers_destroy(headers);
    return code;
}

/// Sends one message, waiting for deliveries while the queue is full.
static void send_one(rd_kafka_t *client, rd_kafka_topic_t *topic, char *value, long number, send_function send) {
    rd_kafka_resp_err_t code;
    while ((code = send(client, topic, value, number)) == RD_KAFKA_RESP_ERR__QUEUE_FULL) rd_kafka_poll(client, 10);
    if (code != RD_KAFKA_RESP_ERR_NO_ERROR) fail("cannot send", rd_kafka_err2str(code));
}

/// Asks for the topic's leaders: without it the first message waits a second.
static rd_kafka_topic_t *prepare_topic(rd_kafka_t *client) {
    rd_kafka_topic_t *topic = rd_kafka_topic_new(client, BENCHMARK_TOPIC, NULL);
    const struct rd_kafka_metadata *metadata;
    rd_kafka_resp_err_t code = rd_kafka_metadata(client, 0, topic, &metadata, 10000);
    if (code != RD_KAFKA_RESP_ERR_NO_ERROR) fail("cannot find the topic", rd_kafka_err2str(code));
    rd_kafka_metadata_destroy(metadata);
    return topic;
}

static void measure_sending(const char *bootstrap, long count, send_function send) {
    delivery_tally tally = {0};
    rd_kafka_conf_t *settings = producer_settings(bootstrap);
    rd_kafka_conf_set_opaque(settings, &tally);
    rd_kafka_conf_set_dr_msg_cb(settings, note_delivery);
    rd_kafka_t *client = make_client(RD_KAFKA_PRODUCER, settings);
    rd_kafka_topic_t *topic = prepare_topic(client);
    char value[VALUE_SIZE];
    memset(value, 'x', sizeof value);
    send_one(client, topic, value, 0, send);
    rd_kafka_flush(client, 10000);

    stopwatch start = stopwatch_start();
    for (long number = 0; number < count; number++) {
        send_one(client, topic, value, number, send);
        if (number % POLL_INTERVAL == 0) rd_kafka_poll(client, 0);
    }
    rd_kafka_flush(client, 60000);
    if (tally.delivered != count + 1) fail("cannot produce", "not every message was delivered");
    print_measurement(start, count);
    rd_kafka_topic_destroy(topic);
    rd_kafka_destroy(client);
}

void produce(const char *bootstrap, long count) {
    measure_sending(bootstrap, count, send_plain);
}

void produce_with_headers(const char *bootstrap, long count) {
    measure_sending(bootstrap, count, send_with_headers);
}

void fill(const char *bootstrap, long count) {
    delivery_tally tally = {0};
    rd_kafka_conf_t *settings = producer_settings(bootstrap);
    // Large batches: the embedded broker serves one batch per partition and fetch.
    set_property(settings, "linger.ms", "50");
    rd_kafka_conf_set_opaque(settings, &tally);
    rd_kafka_conf_set_dr_msg_cb(settings, note_delivery);
    rd_kafka_t *client = make_client(RD_KAFKA_PRODUCER, settings);
    rd_kafka_topic_t *topic = prepare_topic(client);
    char value[VALUE_SIZE];
    memset(value, 'x', sizeof value);
    for (long number = 0; number < count; number++) {
        int32_t partition = (int32_t)(number % CONSUMED_PARTITIONS);
        while (rd_kafka_produce(topic, partition, RD_KAFKA_MSG_F_COPY, value, VALUE_SIZE, NULL, 0, NULL) != 0) {
            rd_kafka_poll(client, 10);
        }
    }
    rd_kafka_flush(client, 60000);
    if (tally.delivered != count) fail("cannot fill the topic", "not every message was delivered");
    rd_kafka_topic_destroy(topic);
    rd_kafka_destroy(client);
}
