#ifndef CRDKAFKA_SHIM_H
#define CRDKAFKA_SHIM_H

#include <librdkafka/rdkafka.h>
#include <librdkafka/rdkafka_mock.h>

/// Produces one message with headers. On success the library owns `headers`; on failure the caller
/// still does, and destroys the returned error. The argument array lives on the stack, so that a
/// message costs no allocation here.
static inline rd_kafka_error_t *crdkafka_produce_with_headers(
    rd_kafka_t *client, rd_kafka_topic_t *topic, int32_t partition, void *value, size_t value_size,
    const void *key, size_t key_size, rd_kafka_headers_t *headers, void *token) {
    rd_kafka_vu_t arguments[7];
    arguments[0].vtype = RD_KAFKA_VTYPE_RKT;
    arguments[0].u.rkt = topic;
    arguments[1].vtype = RD_KAFKA_VTYPE_PARTITION;
    arguments[1].u.i32 = partition;
    arguments[2].vtype = RD_KAFKA_VTYPE_MSGFLAGS;
    arguments[2].u.i = RD_KAFKA_MSG_F_COPY;
    arguments[3].vtype = RD_KAFKA_VTYPE_VALUE;
    arguments[3].u.mem.ptr = value;
    arguments[3].u.mem.size = value_size;
    arguments[4].vtype = RD_KAFKA_VTYPE_KEY;
    arguments[4].u.mem.ptr = (void *)key;
    arguments[4].u.mem.size = key_size;
    arguments[5].vtype = RD_KAFKA_VTYPE_OPAQUE;
    arguments[5].u.ptr = token;
    arguments[6].vtype = RD_KAFKA_VTYPE_HEADERS;
    arguments[6].u.headers = headers;
    return rd_kafka_produceva(client, arguments, 7);
}

/// Makes one broker of the embedded cluster delay its next answer to an API, with an error or none;
/// the original is variadic, which Swift cannot call.
static inline rd_kafka_resp_err_t crdkafka_mock_push_error_rtt(
    rd_kafka_mock_cluster_t *cluster, int32_t broker, int16_t api, rd_kafka_resp_err_t error, int rtt_milliseconds) {
    return rd_kafka_mock_broker_push_request_error_rtts(cluster, broker, api, 1, error, rtt_milliseconds);
}

/// Writes to each page of the stack below the caller's, so that all of them are in memory.
///
/// A profiler that unwinds from a copy of the stack gets no further than the first page that was never
/// touched, and librdkafka keeps arrays of 16 KiB on the stack of which it uses the first few entries:
/// without this, everything its broker threads do looks as if it came from nowhere.
__attribute__((noinline)) static void crdkafka_touch_stack(void) {
    volatile char pages[64 * 1024];
    for (size_t i = 0; i < sizeof(pages); i += 1024) pages[i] = 0;
}

static rd_kafka_resp_err_t crdkafka_on_thread_start(
    rd_kafka_t *client, rd_kafka_thread_type_t type, const char *name, void *context) {
    (void)client, (void)type, (void)name, (void)context;
    crdkafka_touch_stack();
    return RD_KAFKA_RESP_ERR_NO_ERROR;
}

static rd_kafka_resp_err_t crdkafka_on_new(
    rd_kafka_t *client, const rd_kafka_conf_t *configuration, void *context, char *reason, size_t reason_size) {
    (void)configuration, (void)reason, (void)reason_size;
    return rd_kafka_interceptor_add_on_thread_start(client, "profiling", crdkafka_on_thread_start, context);
}

/// Makes a client's threads profilable: see `crdkafka_touch_stack`.
static inline rd_kafka_resp_err_t crdkafka_conf_set_profilable(rd_kafka_conf_t *configuration) {
    return rd_kafka_conf_interceptor_add_on_new(configuration, "profiling", crdkafka_on_new, NULL);
}

#endif
