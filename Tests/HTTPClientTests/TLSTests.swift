import Foundation
import HTTPClient
import RegistryTesting
import Testing

/// Runs `openssl s_server` with a certificate made for the test; it serves one file.
private final class TLSServer {
    static let tool = "/usr/bin/openssl"

    let url: String
    let certificatePath: String
    private let process: Process
    private let folder: URL

    init(name: String, days: Int) throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("http-tls-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data("secured".utf8).write(to: folder.appendingPathComponent("page"))
        certificatePath = folder.appendingPathComponent("certificate.pem").path
        try Self.run(
            ["req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", "key.pem"]
                + ["-out", "request.pem", "-subj", "/CN=server", "-addext", "subjectAltName=\(name)"],
            in: folder
        )
        try Self.run(
            [
                "x509", "-req", "-in", "request.pem", "-signkey", "key.pem", "-days", String(days), "-copy_extensions",
                "copy",
            ]
                + ["-out", "certificate.pem"],
            in: folder
        )
        process = Process()
        process.executableURL = URL(fileURLWithPath: Self.tool)
        process.arguments = [
            "s_server", "-accept", "127.0.0.1:0", "-key", "key.pem", "-cert", "certificate.pem", "-WWW",
        ]
        process.currentDirectoryURL = folder
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        process.standardInput = FileHandle.nullDevice
        try process.run()
        var printed = ""
        while !printed.contains("ACCEPT") || !printed.hasSuffix("\n") {
            let more = output.fileHandleForReading.availableData
            if more.isEmpty { break }
            printed += String(decoding: more, as: UTF8.self)
        }
        let line = try #require(printed.split(separator: "\n").first { $0.hasPrefix("ACCEPT ") })
        url = "https://" + line.dropFirst("ACCEPT ".count)
    }

    deinit {
        // The child inherits the signal mask of a pool thread, in which SIGTERM is blocked.
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        try? FileManager.default.removeItem(at: folder)
    }

    private static func run(_ arguments: [String], in folder: URL) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: tool)
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
    }
}

@Suite(.enabled(if: FileManager.default.isExecutableFile(atPath: TLSServer.tool)))
struct TLSTests {
    private func get(_ url: String, authority: String?) throws -> String {
        let transport = HTTPTransport(HTTPTransferSettings(certificateAuthorityPath: authority))
        let answer = try transport.perform(HTTPRequestPlan(path: "/page"), at: HTTPAddress(url))
        return String(decoding: answer.body, as: UTF8.self)
    }

    private func refusal(_ url: String, authority: String?) throws -> String {
        let failure = try #require(throws: HTTPFailure.self) { try get(url, authority: authority) }
        guard case .tls(let problem) = failure else { return "\(failure)" }
        return problem
    }

    @Test("a certificate of a trusted authority is accepted, one of an unknown authority is refused")
    func authority() throws {
        let server = try TLSServer(name: "IP:127.0.0.1", days: 2)
        #expect(try get(server.url, authority: server.certificatePath) == "secured")
        #expect(try refusal(server.url, authority: nil).contains("unknown authority"))
    }

    @Test("a certificate for another name is refused")
    func otherName() throws {
        let server = try TLSServer(name: "DNS:other.example", days: 2)
        #expect(try refusal(server.url, authority: server.certificatePath).contains("another name"))
    }

    @Test("an expired certificate is refused")
    func expired() throws {
        let server = try TLSServer(name: "IP:127.0.0.1", days: -1)
        #expect(try refusal(server.url, authority: server.certificatePath).contains("expired"))
    }

    @Test("a missing file of authorities is named as the problem")
    func missingAuthorities() throws {
        let plain = try ScriptedRegistry { _ in .text("plain") }
        let url = plain.url.replacing("http://", with: "https://")
        #expect(try refusal(url, authority: "/nonexistent/authority.pem").contains("file of certificate authorities"))
    }
}
