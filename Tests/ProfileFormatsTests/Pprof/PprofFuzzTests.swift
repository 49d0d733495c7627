import ProfileModel
import SwiftProtobuf
import Testing
import Units

@testable import ProfileFormats

@Suite("Damaged profiles of pprof")
struct PprofFuzzTests {
    @Test("are read or refused, and what is read can be written and read again")
    func profiles() throws {
        var numbers = SplitMix64(seed: 31)
        let seeds = [try PprofExample.bytes(), try Fixture.bytes("pprof/json-producer.pb")]
        var readable = 0
        for round in 0..<3000 {
            let bytes = Damage.apply(to: seeds[round % seeds.count], using: &numbers)
            guard let profile = try? PprofReader.read(bytes) else { continue }
            readable += 1
            let copy = try PprofReader.read(PprofWriter.write(profile, options: .init(isPacked: false)))
            #expect(copy.totalValue == profile.totalValue)
            #expect(copy.measurement.unit == profile.measurement.unit)
        }
        #expect(readable > 100)
    }

    @Test("are read or refused when they are packed")
    func packed() throws {
        var numbers = SplitMix64(seed: 37)
        let seed = try Gzip.pack(PprofExample.bytes())
        for _ in 0..<1000 {
            guard let profile = try? PprofReader.read(Damage.apply(to: seed, using: &numbers)) else { continue }
            #expect(profile.sampleCount.rawValue >= 0)
        }
    }

    @Test("have samples that are read as swift-protobuf reads them")
    func samples() throws {
        var numbers = SplitMix64(seed: 41)
        var fields = PprofSampleFields()
        var agreed = 0
        for round in 0..<6000 {
            let sample = Self.sample(using: &numbers)
            var bytes: [UInt8] = try sample.serializedBytes()
            if round % 2 == 1 { bytes = Damage.apply(to: bytes, using: &numbers) }
            let reference = try? PprofSample(serializedBytes: bytes)
            let isRead = bytes.withUnsafeBytes { file in (try? fields.read(file, 0..<file.count)) != nil }
            // Fields of the wrong wire type and labels that are damaged are refused in other places.
            guard isRead, let reference else {
                #expect(round % 2 == 1)
                continue
            }
            agreed += 1
            #expect(Array(fields.locations.numbers) == reference.locationID)
            #expect(fields.values.numbers.map { Int64(bitPattern: $0) } == reference.value)
            #expect(try Self.labels(fields, bytes) == reference.label)
        }
        #expect(agreed > 3500)
    }

    private static func sample(using numbers: inout SplitMix64) -> PprofSample {
        var sample = PprofSample()
        sample.locationID = (0..<Int.random(in: 0...9, using: &numbers)).map { _ in
            UInt64.random(in: 0...UInt64.max, using: &numbers) >> UInt64.random(in: 0..<64, using: &numbers)
        }
        sample.value = (0..<Int.random(in: 0...3, using: &numbers)).map { _ in
            Int64.random(in: .min ... .max, using: &numbers) >> Int64.random(in: 0..<64, using: &numbers)
        }
        sample.label = (0..<Int.random(in: 0...3, using: &numbers)).map { _ in
            var label = PprofLabel()
            label.key = Int64.random(in: 0...200, using: &numbers)
            label.str = Int64.random(in: 0...2, using: &numbers)
            label.num = Int64.random(in: 0...2, using: &numbers)
            return label
        }
        return sample
    }

    private static func labels(_ fields: PprofSampleFields, _ bytes: [UInt8]) throws -> [PprofLabel] {
        let raw = fields.scatteredLabels.isEmpty ? Array(bytes[fields.labels]) : fields.scatteredLabels
        return try raw.withUnsafeBytes { raw in
            var labels: [PprofLabel] = []
            var reader = WireReader(raw)
            while try reader.field() != nil {
                labels.append(try PprofLabel(serializedBytes: Array(raw[try reader.bytes()])))
            }
            return labels
        }
    }
}
