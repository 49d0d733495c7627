#ifndef BASELINE_H
#define BASELINE_H

#include <librdkafka/rdkafka.h>

/// The topic of every measurement and the size of every value.
#define BENCHMARK_TOPIC "benchmark"
#define VALUE_SIZE 200

/// Partitions that are filled and consumed: the embedded broker keeps 5 MiB in each.
#define CONSUMED_PARTITIONS 64

/// Time and CPU time since the start of a measurement.
typedef struct {
    double wall_seconds;
    double cpu_seconds;
} stopwatch;

stopwatch stopwatch_start(void);

/// Prints what was measured since `start` as one line of JSON.
void print_measurement(stopwatch start, long messages);

/// Ends the process with a line on standard error.
_Noreturn void fail(const char *what, const char *why);

/// The settings that KafkaClient gives a producer and a consumer.
rd_kafka_conf_t *producer_settings(const char *bootstrap);
rd_kafka_conf_t *consumer_settings(const char *bootstrap);

/// Sets one property or ends the process.
void set_property(rd_kafka_conf_t *settings, const char *name, const char *value);

/// Makes a client, which takes the settings over.
rd_kafka_t *make_client(rd_kafka_type_t type, rd_kafka_conf_t *settings);

/// Prints the settings that librdkafka says differ from its defaults.
void print_settings(rd_kafka_type_t type, rd_kafka_conf_t *settings);

void produce(const char *bootstrap, long count);
void produce_with_headers(const char *bootstrap, long count);
void consume(const char *bootstrap, long count);
void fill(const char *bootstrap, long count);

#endif
