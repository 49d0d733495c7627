#ifndef CAVRO_SHIM_H
#define CAVRO_SHIM_H

#include <avro.h>

// The accessors of avro_value_t are macros over a table of functions, which Swift cannot import.

static inline int cavro_reset(const avro_value_t *value) {
    return avro_value_reset(value);
}

static inline void cavro_class_release(avro_value_iface_t *type) {
    avro_value_iface_decref(type);
}

static inline int cavro_get_int(const avro_value_t *value, int32_t *out) {
    return avro_value_get_int(value, out);
}

static inline int cavro_get_long(const avro_value_t *value, int64_t *out) {
    return avro_value_get_long(value, out);
}

// The size that comes back includes the terminating NUL.
static inline int cavro_get_string(const avro_value_t *value, const char **out, size_t *size) {
    return avro_value_get_string(value, out, size);
}

static inline int cavro_get_size(const avro_value_t *value, size_t *out) {
    return avro_value_get_size(value, out);
}

static inline int cavro_get_by_index(const avro_value_t *value, size_t index, avro_value_t *child) {
    return avro_value_get_by_index(value, index, child, NULL);
}

static inline int cavro_get_discriminant(const avro_value_t *value, int *out) {
    return avro_value_get_discriminant(value, out);
}

static inline int cavro_get_current_branch(const avro_value_t *value, avro_value_t *branch) {
    return avro_value_get_current_branch(value, branch);
}

static inline int cavro_set_null(const avro_value_t *value) {
    return avro_value_set_null(value);
}

static inline int cavro_set_int(const avro_value_t *value, int32_t number) {
    return avro_value_set_int(value, number);
}

static inline int cavro_set_long(const avro_value_t *value, int64_t number) {
    return avro_value_set_long(value, number);
}

// The size must include the terminating NUL.
static inline int cavro_set_string(const avro_value_t *value, const char *text, size_t size) {
    return avro_value_set_string_len(value, text, size);
}

static inline int cavro_append(const avro_value_t *value, avro_value_t *child) {
    return avro_value_append(value, child, NULL);
}

static inline int cavro_set_branch(const avro_value_t *value, int discriminant, avro_value_t *branch) {
    return avro_value_set_branch(value, discriminant, branch);
}

#endif
