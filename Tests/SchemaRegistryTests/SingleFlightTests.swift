import Foundation
import RegistryTesting
import SchemaRegistry
import Synchronization
import Testing

@Suite struct SingleFlightTests {
    /// Runs `body` on threads of their own and waits for all.
    private func onThreads(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
        let group = DispatchGroup()
        for index in 0..<count {
            group.enter()
            Thread.detachNewThread {
                body(index)
                group.leave()
            }
        }
        group.wait()
    }

    @Test("threads that ask for one number at once make one request")
    func oneRequest() throws {
        let server = try ScriptedRegistry { _ in ScriptedAnswer.stringSchema.with { $0.delay = .milliseconds(150) } }
        let client = try Quick.client(server.url)
        let answers = Mutex<[String]>([])
        onThreads(16) { _ in
            let text = (try? client.schema(id: SchemaID(rawValue: 1))) ?? "failed"
            answers.withLock { $0.append(text) }
        }
        #expect(answers.withLock { $0 } == Array(repeating: #""string""#, count: 16))
        #expect(server.requests.count == 1)
    }

    @Test("threads that register one schema at once make one request")
    func oneRegistration() throws {
        let server = try ScriptedRegistry { _ in
            ScriptedAnswer.text(#"{"id":3}"#).with { $0.delay = .milliseconds(150) }
        }
        let client = try Quick.client(server.url)
        let answers = Mutex<[SchemaID?]>([])
        onThreads(8) { _ in
            let id = try? client.register(schema: "\"int\"", under: .value(of: "t"))
            answers.withLock { $0.append(id) }
        }
        #expect(answers.withLock { $0 } == Array(repeating: SchemaID(rawValue: 3), count: 8))
        #expect(server.requests.count == 1)
    }

    @Test("a failure is shared by those who waited and not kept for those who come later")
    func sharedFailure() throws {
        let server = try ScriptedRegistry { _ in .stringSchema }
        server.enqueue(ScriptedAnswer.error(status: 400, code: 400).with { $0.delay = .milliseconds(150) })
        let client = try Quick.client(server.url)
        let failures = Mutex(0)
        onThreads(8) { _ in
            do throws(RegistryError) {
                _ = try client.schema(id: SchemaID(rawValue: 1))
            } catch {
                if error.code == .refused { failures.withLock { $0 += 1 } }
            }
        }
        #expect(failures.withLock { $0 } >= 1)
        #expect(try client.schema(id: SchemaID(rawValue: 1)) == #""string""#)
        #expect(server.requests.count == 2)
    }

    @Test("threads with different numbers do not wait for each other, and each gets its own answer")
    func differentKeys() throws {
        let server = try ScriptedRegistry { request in
            let number = request.target.split(separator: "/").last ?? ""
            return .text(#"{"schema":"{\"type\":\"int\",\"number\":\#(number)}"}"#)
        }
        let client = try Quick.client(server.url)
        let wrong = Mutex<[Int]>([])
        onThreads(24) { index in
            let text = try? client.schema(id: SchemaID(rawValue: Int32(index)))
            if text != #"{"type":"int","number":\#(index)}"# { wrong.withLock { $0.append(index) } }
        }
        #expect(wrong.withLock { $0 }.isEmpty)
        #expect(server.requests.count == 24)
    }
}
