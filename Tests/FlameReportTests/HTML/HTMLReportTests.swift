import Foundation
import ProfileModel
import Testing

@testable import FlameReport

@Suite("The HTML report")
struct HTMLReportTests {
    @Test("is the same for the same document")
    func deterministic() throws {
        #expect(HTMLReport(try ReportFixtures.ordinary()).text == HTMLReport(try ReportFixtures.ordinary()).text)
    }

    @Test("of an ordinary run is below 1 MB")
    func size() throws {
        #expect(HTMLReport(try ReportFixtures.ordinary()).text.utf8.count < 1_000_000)
    }

    @Test("has no place left to fill, and names nothing outside itself")
    func selfContained() throws {
        let text = HTMLReport(try ReportFixtures.ordinary()).text
        #expect(!text.contains("{{"))
        for needle in ["http://", "https://", "@import", "url(", "src="] { #expect(!text.contains(needle)) }
        #expect(text.components(separatedBy: "</script>").count == 3)
        #expect(HTMLReport.isReport(text.utf8))
        #expect(!HTMLReport.isReport("<html></html>".utf8))
    }

    @Test("keeps the characters that could end the data block out of it, and out of scripts")
    func dataBlock() throws {
        let block = try block(of: HTMLReport(try ReportFixtures.hostile()).text)
        #expect(!block.unicodeScalars.contains { "<>&\u{2028}\u{2029}\u{0}".unicodeScalars.contains($0) })
        let object = try JSONSerialization.jsonObject(with: Data(block.utf8)) as? [String: Any]
        let strings = try #require(object?["strings"] as? [String])
        for name in HostileNames.all { #expect(strings.contains(name)) }
    }

    @Test("puts verdict, quality, costs, graphs and functions in this order")
    func order() throws {
        let text = HTMLReport(try ReportFixtures.ordinary()).text
        let places = ["id=\"verdicts\"", "id=\"quality\"", "id=\"costs\"", "id=\"explore\"", "id=\"functions\""].map {
            text.firstRange(of: $0)?.lowerBound
        }
        #expect(places.allSatisfy { $0 != nil })
        #expect(places.compactMap(\.self) == places.compactMap(\.self).sorted())
    }

    @Test("hashes as the policy wants it")
    func hash() {
        // FIPS 180-4's example, in base64.
        #expect(ContentHash.source(of: "abc") == "'sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0='")
    }

    @Test("colours every category of the package")
    func categoryColors() {
        let style = String(decoding: PackageResources.report_css, as: UTF8.self)
        let script = String(decoding: PackageResources.colors_js, as: UTF8.self)
        let names = [
            "generate", "business logic", "serialization", "schema registry", "compression", "checksums",
            "produce and flush", "Kafka client", "network (kernel)", "kernel other", "memory and ARC", "runtime",
            "unknown",
        ]
        for name in names {
            let className = CategoryStyle.className(of: .init(rawValue: name))
            #expect(!className.contains("spare"))
            #expect(style.contains(".\(className) {"))
            #expect(script.contains("[\"\(name)\", \"\(className.dropFirst(2))\"]"))
        }
        #expect(CategoryStyle.className(of: .init(rawValue: "another")).hasPrefix("c-spare"))
    }

    private func block(of text: String) throws -> Substring {
        let start = try #require(text.firstRange(of: ReportReader.opening)).upperBound
        let end = try #require(text[start...].firstRange(of: ReportReader.closing)).lowerBound
        return text[start..<end]
    }
}
