// What librdkafka costs without any wrapper: the yardstick for KafkaClient.
#include "baseline.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static _Noreturn void usage(void) {
    fputs("usage: kafka-baseline produce|produce-headers|consume|fill BOOTSTRAP COUNT\n"
          "       kafka-baseline producer-settings|consumer-settings BOOTSTRAP\n",
          stderr);
    exit(64);
}

int main(int argc, char **argv) {
    if (argc < 3) usage();
    const char *command = argv[1];
    const char *bootstrap = argv[2];
    if (strcmp(command, "producer-settings") == 0) {
        print_settings(RD_KAFKA_PRODUCER, producer_settings(bootstrap));
        return 0;
    }
    if (strcmp(command, "consumer-settings") == 0) {
        print_settings(RD_KAFKA_CONSUMER, consumer_settings(bootstrap));
        return 0;
    }
    long count = argc == 4 ? atol(argv[3]) : 0;
    if (count <= 0) usage();
    if (strcmp(command, "produce") == 0) {
        produce(bootstrap, count);
    } else if (strcmp(command, "produce-headers") == 0) {
        produce_with_headers(bootstrap, count);
    } else if (strcmp(command, "consume") == 0) {
        consume(bootstrap, count);
    } else if (strcmp(command, "fill") == 0) {
        fill(bootstrap, count);
    } else {
        usage();
    }
    return 0;
}
