public import Analysis
import Foundation

/// A report as one HTML file: no network, no file beside it, readable without a script, and readable again as input.
///
/// The same document always gives the same bytes.
public struct HTMLReport: Sendable {
    private let document: ReportDocument

    /// A report of a document.
    public init(_ document: ReportDocument) {
        self.document = document
    }

    /// The whole file.
    public var text: String {
        let style = Self.text(PackageResources.report_css)
        let script = Self.script
        return PageTemplate(PackageResources.report_html).filled([
            "policy": Self.policy(style: style, script: script),
            "title": HTMLText(document.title).markup,
            "style": style,
            "facts": facts.markup,
            "notices": document.notices.map { HTMLText.element("p", ["class": "notice"], text: $0) }.joined().markup,
            "verdicts": VerdictSection(document: document).html.markup,
            "quality": QualitySection(document: document).html.markup,
            "costs": CostSection(document: document).html.markup,
            "data": ReportReader.opening + dataBlock + ReportReader.closing + ">",
            "script": script,
        ])
    }

    /// The profiles that a report holds, so that it can be compared again.
    ///
    /// - Parameter file: The file's bytes; they may be anyone's.
    /// - Returns: Every service, in the report's order. Symbols are the frames' full names: reports keep no others.
    /// - Throws: Why the file cannot be read.
    public static func services(in file: some Collection<UInt8>) throws(ReportReadError) -> [ServiceProfile] {
        try ReportReader(file).services()
    }

    /// The profiles that a report holds with how far each can be trusted, in the report's order.
    ///
    /// - Parameter file: The file's bytes; they may be anyone's.
    /// - Returns: As `services(in:)`, and the quality that the report stated of each.
    /// - Throws: Why the file cannot be read.
    public static func contents(
        of file: some Collection<UInt8>
    ) throws(ReportReadError) -> [(profile: ServiceProfile, quality: ProfileQuality)] {
        let reader = try ReportReader(file)
        let services = try reader.services()
        return zip(services, reader.qualities(of: services)).map { (profile: $0, quality: $1) }
    }

    /// Whether a file's beginning looks like a report's.
    public static func isReport(_ beginning: some Collection<UInt8>) -> Bool {
        String(decoding: beginning.prefix(4096), as: UTF8.self).contains(
            #"<meta name="generator" content="swift-flamegraph""#
        )
    }

    private var facts: HTMLText {
        var facts: [(String, String)] = []
        if let runID = document.runID { facts.append(("Run", runID)) }
        if let startedAt = document.startedAt { facts.append(("Started", startedAt)) }
        if !document.machine.isEmpty { facts.append(("Machine", document.machine.joined(separator: " · "))) }
        if let command = document.command { facts.append(("Command", command)) }
        return facts.map { name, value in
            .element("div", [:], [.element("dt", [:], text: name), .element("dd", [:], text: value)])
        }.joined()
    }

    /// The data as JSON in which no character can end the block or begin another (`<`, `>`, `&`), nor a line of a script.
    private var dataBlock: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.nonConformingFloatEncodingStrategy = .convertToString(
            positiveInfinity: "infinite",
            negativeInfinity: "-infinite",
            nan: "none"
        )
        guard let json = try? encoder.encode(ReportDataBuilder.data(of: document)) else {
            preconditionFailure("every figure of a report can be written as JSON")
        }
        var escaped = ""
        for scalar in String(decoding: json, as: UTF8.self).unicodeScalars {
            switch scalar.value {
            case 0x26, 0x3C, 0x3E: escaped += "\\u00" + String(scalar.value, radix: 16)
            case 0x7F...0x9F: escaped += "\\u00" + String(scalar.value, radix: 16)
            // Ends of lines to a script, and directions, which would reorder the source to the eye.
            case 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069:
                escaped += "\\u" + String(scalar.value, radix: 16)
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    private static var script: String {
        let files = [
            PackageResources.data_js, PackageResources.tree_js, PackageResources.sandwich_js,
            PackageResources.figures_js, PackageResources.colors_js, PackageResources.graph_js,
            PackageResources.inspector_js, PackageResources.table_js, PackageResources.state_js,
            PackageResources.looks_js, PackageResources.legend_js, PackageResources.search_js, PackageResources.pane_js,
            PackageResources.controls_js, PackageResources.page_js, PackageResources.main_js,
        ]
        return "\"use strict\";\n{\n" + files.map(text).joined(separator: "\n") + "}\n"
    }

    private static func policy(style: String, script: String) -> String {
        "default-src 'none'; script-src \(ContentHash.source(of: script)); style-src \(ContentHash.source(of: style)); "
            + "base-uri 'none'; form-action 'none'"
    }

    private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
