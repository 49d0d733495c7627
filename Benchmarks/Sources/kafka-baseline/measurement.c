#include "baseline.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

static double seconds(struct timeval time) {
    return (double)time.tv_sec + (double)time.tv_usec / 1e6;
}

stopwatch stopwatch_start(void) {
    struct timespec now;
    struct rusage usage;
    clock_gettime(CLOCK_MONOTONIC, &now);
    getrusage(RUSAGE_SELF, &usage);
    stopwatch start = {
        .wall_seconds = (double)now.tv_sec + (double)now.tv_nsec / 1e9,
        .cpu_seconds = seconds(usage.ru_utime) + seconds(usage.ru_stime),
    };
    return start;
}

void print_measurement(stopwatch start, long messages) {
    stopwatch end = stopwatch_start();
    printf("{\"messages\": %ld, \"seconds\": %.6f, \"cpuSeconds\": %.6f}\n", messages,
           end.wall_seconds - start.wall_seconds, end.cpu_seconds - start.cpu_seconds);
}

void fail(const char *what, const char *why) {
    fprintf(stderr, "error: %s: %s\n", what, why);
    exit(1);
}
