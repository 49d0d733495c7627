#ifndef ALLOCATION_COUNTER_H
#define ALLOCATION_COUNTER_H

#include <stdint.h>

/// How many blocks of memory the calling thread has asked for so far.
///
/// Linking this target puts an own `malloc`, `calloc`, `realloc`, `aligned_alloc`, `posix_memalign` and `memalign` into
/// the program. The dynamic linker looks for a function in the program first, so that every library of the process
/// (the Swift runtime, Foundation, libavro, libcrypto) calls these too. Each counts and then calls glibc's own function
/// by its internal name. A `realloc` counts as one allocation, whether it moves the block or not.
uint64_t allocation_count(void);

#endif
