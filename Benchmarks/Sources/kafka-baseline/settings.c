#include "baseline.h"

#include <stdio.h>
#include <string.h>

void set_property(rd_kafka_conf_t *settings, const char *name, const char *value) {
    char reason[512];
    if (rd_kafka_conf_set(settings, name, value, reason, sizeof reason) != RD_KAFKA_CONF_OK) fail(name, reason);
}

rd_kafka_t *make_client(rd_kafka_type_t type, rd_kafka_conf_t *settings) {
    char reason[512];
    rd_kafka_t *client = rd_kafka_new(type, settings, reason, sizeof reason);
    if (client == NULL) fail("cannot make a client", reason);
    return client;
}

static rd_kafka_conf_t *common_settings(const char *bootstrap) {
    rd_kafka_conf_t *settings = rd_kafka_conf_new();
    set_property(settings, "bootstrap.servers", bootstrap);
    set_property(settings, "client.id", "benchmark");
    set_property(settings, "socket.nagle.disable", "true");
    set_property(settings, "allow.auto.create.topics", "false");
    set_property(settings, "log_level", "4");
    return settings;
}

rd_kafka_conf_t *producer_settings(const char *bootstrap) {
    rd_kafka_conf_t *settings = common_settings(bootstrap);
    set_property(settings, "enable.idempotence", "true");
    set_property(settings, "queue.buffering.max.messages", "100000");
    set_property(settings, "queue.buffering.max.kbytes", "1048576");
    set_property(settings, "compression.type", "none");
    set_property(settings, "message.timeout.ms", "300000");
    set_property(settings, "partitioner", "murmur2_random");
    set_property(settings, "linger.ms", "5");
    return settings;
}

rd_kafka_conf_t *consumer_settings(const char *bootstrap) {
    rd_kafka_conf_t *settings = common_settings(bootstrap);
    set_property(settings, "group.id", "benchmark");
    set_property(settings, "session.timeout.ms", "10000");
    set_property(settings, "heartbeat.interval.ms", "3000");
    set_property(settings, "max.poll.interval.ms", "300000");
    set_property(settings, "auto.offset.reset", "earliest");
    set_property(settings, "enable.auto.offset.store", "false");
    set_property(settings, "enable.auto.commit", "false");
    set_property(settings, "isolation.level", "read_committed");
    set_property(settings, "enable.partition.eof", "false");
    set_property(settings, "partition.assignment.strategy", "range");
    set_property(settings, "fetch.wait.max.ms", "10");
    // Room for everything: a consumer whose queue is full stops fetching for a whole second in librdkafka 2.0.2, and
    // how often that happens would be what is measured.
    set_property(settings, "queued.min.messages", "1000000");
    set_property(settings, "queued.max.messages.kbytes", "1048576");
    return settings;
}

static void print_configuration_line(const rd_kafka_t *client, int level, const char *facility, const char *text) {
    (void)client;
    (void)level;
    if (strcmp(facility, "CONF") == 0) puts(text);
}

void print_settings(rd_kafka_type_t type, rd_kafka_conf_t *settings) {
    set_property(settings, "debug", "conf");
    set_property(settings, "log_level", "7");
    rd_kafka_conf_set_log_cb(settings, print_configuration_line);
    rd_kafka_destroy(make_client(type, settings));
}
