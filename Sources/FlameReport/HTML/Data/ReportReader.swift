import Analysis
import Foundation
import ProfileModel
import Units

/// Reads the profiles of an earlier report back. The file may be anyone's, so everything is checked here, once.
struct ReportReader {
    /// How the data block begins and ends.
    static let opening = #"<script type="application/json" id="report-data">"#
    static let closing = "</script"

    private let stored: StoredReport
    private let frames: [Frame]
    private let categories: [Category]

    /// Finds and checks what all services share.
    init(_ file: some Collection<UInt8>) throws(ReportReadError) {
        guard file.count <= ReportLimits.bytes else { throw ReportReadError(problem: "it is larger than 256 MiB") }
        let block = try Self.block(in: Data(file))
        do {
            stored = try Self.decoder.decode(StoredReport.self, from: block)
        } catch {
            throw ReportReadError(problem: "its data block is damaged")
        }
        guard stored.format == ReportData.formatName else {
            throw ReportReadError(problem: "its data is of another kind")
        }
        guard stored.version == ReportData.currentVersion else {
            throw ReportReadError(problem: "it is of version \(stored.version), and this program reads version 1")
        }
        guard stored.services.count <= ReportLimits.services else {
            throw ReportReadError(problem: "it has more than 1,000 services")
        }
        frames = try Self.frames(of: stored)
        categories = try Self.texts(stored.categories, of: stored).map { Category(rawValue: $0) }
    }

    /// Every service of the report.
    func services() throws(ReportReadError) -> [ServiceProfile] {
        var cells = 0
        var services: [ServiceProfile] = []
        for service in stored.services {
            cells += (service.tree.callers.values.count + 1) * min(service.rounds.count, ReportLimits.rounds)
            guard cells <= ReportLimits.allCells else { throw ReportReadError(problem: "it is too large") }
            services.append(try profile(of: service))
        }
        return services
    }

    /// How far each service's profile can be trusted: shares as the file states them, the rest anew from the profiles.
    func qualities(of services: [ServiceProfile]) -> [ProfileQuality] {
        func share(_ value: Double) -> Double { value.isNaN ? 0 : min(max(value, 0), 1) }
        return zip(services, stored.services).map { service, data in
            ProfileQuality(
                service,
                rooted: share(data.quality.rooted),
                anchored: share(data.quality.anchored),
                unnamed: share(data.quality.unnamed)
            )
        }
    }

    private func profile(of service: ServiceData) throws(ReportReadError) -> ServiceProfile {
        guard service.rounds.count <= ReportLimits.rounds, service.rounds.count == service.tree.rounds.count else {
            throw ReportReadError(problem: "its rounds are not as many as they should be")
        }
        for round in service.rounds {
            let amounts = [round.messages?.rawValue, round.userCPU?.rawValue, round.systemCPU?.rawValue]
            guard amounts.compactMap(\.self).allSatisfy({ (0...ReportLimits.roundAmount).contains($0) }) else {
                throw ReportReadError(problem: "a round's figure is out of range")
            }
        }
        let measurement = try service.measurement.decoded()
        let reader = TreeReader(frames: frames, categories: categories, period: measurement.period)
        return ServiceProfile(
            name: service.name,
            tree: try reader.tree(of: service.tree),
            rounds: service.rounds,
            measurement: measurement
        )
    }

    /// Figures that are no numbers are kept as words; JSON has none for them.
    static var decoder: JSONDecoder {
        let decoder = JSONDecoder()
        decoder.nonConformingFloatDecodingStrategy = .convertFromString(
            positiveInfinity: "infinite",
            negativeInfinity: "-infinite",
            nan: "none"
        )
        return decoder
    }

    private static func block(in file: Data) throws(ReportReadError) -> Data {
        guard let start = file.range(of: Data(opening.utf8)) else {
            throw ReportReadError(problem: "it has no data block")
        }
        guard let end = file.range(of: Data(closing.utf8), in: start.upperBound..<file.endIndex) else {
            throw ReportReadError(problem: "its data block has no end")
        }
        return file[start.upperBound..<end.lowerBound]
    }

    private static func texts(_ places: [Int], of stored: StoredReport) throws(ReportReadError) -> [String] {
        guard places.allSatisfy(stored.strings.indices.contains) else {
            throw ReportReadError(problem: "a text is missing")
        }
        return places.map { stored.strings[$0] }
    }

    private static func frames(of stored: StoredReport) throws(ReportReadError) -> [Frame] {
        let columns = stored.frames
        let names = try texts(columns.names.values, of: stored)
        let fullNames = try texts(columns.fullNames.values, of: stored)
        let modules = try texts(columns.modules.values, of: stored)
        let kinds = columns.kinds.values
        guard [fullNames.count, modules.count, kinds.count].allSatisfy({ $0 == names.count }) else {
            throw ReportReadError(problem: "its frames are incomplete")
        }
        var frames: [Frame] = []
        for index in names.indices {
            let isNamed = kinds[index] < FrameData.unnamed
            let kind = UInt8(exactly: kinds[index] - (isNamed ? 0 : FrameData.unnamed)).flatMap(Frame.Kind.init)
            guard let kind, !names[index].isEmpty else { throw ReportReadError(problem: "a frame is damaged") }
            frames.append(
                Frame(
                    name: names[index],
                    fullName: fullNames[index],
                    symbol: isNamed ? fullNames[index] : "",
                    module: modules[index],
                    kind: kind
                )
            )
        }
        return frames
    }
}
