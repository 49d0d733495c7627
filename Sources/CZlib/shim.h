#ifndef CZLIB_SHIM_H
#define CZLIB_SHIM_H

#include <zlib.h>

// zlib's names for these are macros that pass the size of the caller's structure, which Swift cannot import.

// 15: the largest window; 16 more: the gzip format instead of zlib's own.
static inline int czlib_gzip_inflate_init(z_stream *stream) { return inflateInit2(stream, 15 + 16); }

static inline int czlib_gzip_deflate_init(z_stream *stream, int level) {
    return deflateInit2(stream, level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
}

#endif
