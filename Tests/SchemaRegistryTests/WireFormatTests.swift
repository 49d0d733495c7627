import SchemaRegistry
import Testing

@Suite struct WireFormatTests {
    private func parse(_ value: [UInt8], header: [UInt8]? = nil) throws(WireFormatError) -> Frame {
        let result: Result<Frame, WireFormatError> = value.withUnsafeBytes { value in
            guard let header else { return Result { () throws(WireFormatError) in try WireFormat.parse(value) } }
            return header.withUnsafeBytes { header in
                Result { () throws(WireFormatError) in try WireFormat.parse(value, schemaIDHeader: header) }
            }
        }
        return try result.get()
    }

    private func code(_ value: [UInt8], header: [UInt8]? = nil) -> WireFormatError.Code? {
        do {
            _ = try parse(value, header: header)
            return nil
        } catch {
            return error.code
        }
    }

    @Test("the prefix is a zero byte and the number, most significant byte first")
    func prefixBytes() {
        var buffer: [UInt8] = [7]
        WireFormat.appendHeader(SchemaID(rawValue: 0x0102_0304), to: &buffer)
        #expect(buffer == [7, 0, 1, 2, 3, 4])
    }

    @Test("every number comes back from its prefix, whatever follows")
    func roundTrip() throws {
        var generator = SeededGenerator(state: 1)
        var numbers: [Int32] = [0, 1, -1, .max, .min]
        numbers += (0..<2000).map { _ in Int32.random(in: .min ... .max, using: &generator) }
        for number in numbers {
            var buffer: [UInt8] = []
            WireFormat.appendHeader(SchemaID(rawValue: number), to: &buffer)
            #expect(buffer.count == WireFormat.headerLength)
            buffer += (0..<Int.random(in: 0..<8, using: &generator)).map { _ in
                UInt8.random(in: 0...255, using: &generator)
            }
            #expect(try parse(buffer) == Frame(schema: .id(SchemaID(rawValue: number)), bodyOffset: 5))
        }
    }

    @Test("a header with a GUID wins over the prefix and leaves the value bare")
    func guidHeader() throws {
        let guid = try #require(SchemaGUID("00112233-4455-6677-8899-aabbccddeeff"))
        let header = WireFormat.headerValue(guid)
        #expect(
            header == [
                1, 0x00, 0x11, 0x22, 0x33, 0x44, 0x55, 0x66, 0x77, 0x88, 0x99, 0xAA, 0xBB, 0xCC, 0xDD, 0xEE, 0xFF,
            ]
        )
        #expect(try parse([0, 0, 0, 0, 1, 9], header: header) == Frame(schema: .guid(guid), bodyOffset: 0))
        #expect(try parse([], header: header) == Frame(schema: .guid(guid), bodyOffset: 0))
    }

    @Test(
        "poison has a code of its own",
        arguments: [
            ([], WireFormatError.Code.empty), ([0], .truncated), ([0, 0, 0, 1], .truncated), ([9, 9], .truncated),
            ([2, 0, 0, 0, 1], .magic), (Array("{\"id\":1}".utf8), .magic),
            ([1] + [UInt8](repeating: 5, count: 16), .guidUnsupported),
        ] as [([UInt8], WireFormatError.Code)]
    )
    func poison(value: [UInt8], expected: WireFormatError.Code) {
        #expect(code(value) == expected)
    }

    @Test("a schema header of another length or magic is refused", arguments: [0, 1, 5, 16, 18])
    func badHeader(length: Int) {
        #expect(code([0, 0, 0, 0, 1], header: [UInt8](repeating: 1, count: length)) == .header)
        #expect(code([0, 0, 0, 0, 1], header: [0] + [UInt8](repeating: 1, count: 16)) == .header)
    }

    @Test("random bytes are framed, or refused with a known code")
    func fuzz() {
        let known: Set<WireFormatError.Code> = [.empty, .truncated, .magic, .guidUnsupported, .header]
        var generator = SeededGenerator(state: 2)
        for _ in 0..<20_000 {
            let value = (0..<Int.random(in: 0..<24, using: &generator)).map { _ in
                UInt8.random(in: 0...(Bool.random(using: &generator) ? 2 : 255), using: &generator)
            }
            let header = Bool.random(using: &generator) ? value : nil
            do {
                let frame = try parse(value, header: header)
                #expect(frame.bodyOffset <= value.count)
            } catch {
                #expect(known.contains(error.code))
            }
        }
    }

    @Test("a GUID reads its own text in either case and nothing else")
    func guidText() throws {
        var generator = SeededGenerator(state: 3)
        for _ in 0..<200 {
            let bytes = (0..<16).map { _ in UInt8.random(in: 0...255, using: &generator) }
            let guid = try #require(SchemaGUID(bytes: bytes))
            #expect(SchemaGUID(guid.description) == guid)
            #expect(SchemaGUID(guid.description.uppercased()) == guid)
        }
        for text in [
            "", "00112233445566778899aabbccddeeff", "00112233-4455-6677-8899-aabbccddeefg",
            "é0112233-4455-6677-8899-aabbccddeef",
        ] {
            #expect(SchemaGUID(text) == nil)
        }
        #expect(SchemaGUID(bytes: [1, 2]) == nil)
    }
}
