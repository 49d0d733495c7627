import CZlib

/// Packs and unpacks gzip (RFC 1952), which pprof files are packed with.
enum Gzip {
    /// The largest file that is unpacked: 256 MiB.
    static let largestSize = 256 << 20
    /// The largest ratio to which a file is unpacked; what is smaller than `alwaysUnpacked` may exceed it.
    static let largestRatio = 200
    static let alwaysUnpacked = 1 << 20

    private static let chunkSize = 1 << 16

    /// Whether bytes begin as gzip does.
    static func isPacked(_ bytes: [UInt8]) -> Bool {
        bytes.count >= 2 && bytes[0] == 0x1f && bytes[1] == 0x8b
    }

    /// Unpacks all members of a file, one behind the other.
    ///
    /// - Throws: `ProfileFormatError` with the place in the packed bytes.
    static func unpack(_ packed: [UInt8]) throws(ProfileFormatError) -> [UInt8] {
        let limit = min(largestSize, max(alwaysUnpacked, packed.count.multipliedSaturating(by: largestRatio)))
        var unpacked: [UInt8] = []
        var offset = 0
        repeat {
            offset += try unpackMember(packed, from: offset, into: &unpacked, limit: limit)
        } while offset < packed.count
        return unpacked
    }

    private static func unpackMember(
        _ packed: [UInt8],
        from offset: Int,
        into unpacked: inout [UInt8],
        limit: Int
    ) throws(ProfileFormatError) -> Int {
        var stream = z_stream()
        guard czlib_gzip_inflate_init(&stream) == Z_OK else {
            throw ProfileFormatError(.unreadable, "zlib does not start")
        }
        defer { inflateEnd(&stream) }
        var chunk = [UInt8](repeating: 0, count: chunkSize)
        var consumed = 0
        while true {
            let step = inflate(&stream, packed, from: offset + consumed, into: &chunk)
            consumed += step.consumed
            guard unpacked.count + step.produced <= limit else { throw tooLarge(limit) }
            unpacked.append(contentsOf: chunk[..<step.produced])
            if step.status == Z_STREAM_END { return consumed }
            guard step.status == Z_OK, step.consumed + step.produced > 0 else {
                let isCut = step.status == Z_OK || step.status == Z_BUF_ERROR
                let reason = isCut ? "the gzip data ends too early" : "the gzip data is damaged"
                throw ProfileFormatError(.malformed, reason, offset: offset + consumed)
            }
        }
    }

    private static func inflate(
        _ stream: inout z_stream,
        _ packed: [UInt8],
        from offset: Int,
        into chunk: inout [UInt8]
    ) -> (status: CInt, consumed: Int, produced: Int) {
        packed.withUnsafeBufferPointer { packed in
            chunk.withUnsafeMutableBufferPointer { chunk in
                let available = min(packed.count - offset, Int(UInt32.max))
                // zlib does not write through this pointer; its type is older than const.
                stream.next_in = packed.baseAddress.map { UnsafeMutablePointer(mutating: $0 + offset) }
                stream.avail_in = UInt32(available)
                stream.next_out = chunk.baseAddress
                stream.avail_out = UInt32(chunk.count)
                let status = CZlib.inflate(&stream, Z_NO_FLUSH)
                return (status, available - Int(stream.avail_in), chunk.count - Int(stream.avail_out))
            }
        }
    }

    private static func tooLarge(_ limit: Int) -> ProfileFormatError {
        let reason = limit < largestSize ? "to more than \(largestRatio) times its size" : "to more than 256 MiB"
        return ProfileFormatError(.tooLarge, "the gzip data would unpack \(reason)")
    }

    /// Packs bytes into one member without a name or a time, so that the same bytes give the same file.
    static func pack(_ bytes: [UInt8]) throws(ProfileFormatError) -> [UInt8] {
        var stream = z_stream()
        guard bytes.count <= Int(UInt32.max), czlib_gzip_deflate_init(&stream, Z_DEFAULT_COMPRESSION) == Z_OK else {
            throw ProfileFormatError(.notExpressible, "the profile is too large to be packed")
        }
        defer { deflateEnd(&stream) }
        let bound = Int(deflateBound(&stream, UInt(bytes.count)))
        var status = Z_OK
        let packed = [UInt8](unsafeUninitializedCapacity: bound) { packed, count in
            bytes.withUnsafeBufferPointer { bytes in
                stream.next_in = bytes.baseAddress.map { UnsafeMutablePointer(mutating: $0) }
                stream.avail_in = UInt32(bytes.count)
                stream.next_out = packed.baseAddress
                stream.avail_out = UInt32(packed.count)
                status = deflate(&stream, Z_FINISH)
                count = packed.count - Int(stream.avail_out)
            }
        }
        guard status == Z_STREAM_END else { throw ProfileFormatError(.notExpressible, "the profile cannot be packed") }
        return packed
    }
}

extension Int {
    fileprivate func multipliedSaturating(by factor: Int) -> Int {
        let (product, overflows) = multipliedReportingOverflow(by: factor)
        return overflows ? .max : product
    }
}
