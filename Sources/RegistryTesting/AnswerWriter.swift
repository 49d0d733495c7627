import Foundation

/// Sends one scripted answer.
struct AnswerWriter {
    let socket: LoopbackSocket
    let isStopped: () -> Bool

    /// Returns whether the connection can serve another request.
    func send(_ answer: ScriptedAnswer) -> Bool {
        guard wait(answer.delay) else { return false }
        switch answer.fault {
        case .hangUp: return false
        case .raw(let bytes):
            _ = socket.send(bytes)
            return false
        case nil: break
        }
        guard socket.send(head(of: answer)), sendBody(of: answer) else { return false }
        switch answer.framing {
        case .length: return true
        case .chunked: return socket.send(Array("0\r\n\r\n".utf8))
        case .declared(let length): return length == answer.body.count
        case .close: return false
        }
    }

    private func head(of answer: ScriptedAnswer) -> [UInt8] {
        var lines = ["HTTP/1.1 \(answer.status) Scripted"]
        lines += answer.headers.map { "\($0.name): \($0.value)" }
        switch answer.framing {
        case .length: lines.append("Content-Length: \(answer.body.count)")
        case .declared(let length): lines.append("Content-Length: \(length)")
        case .chunked: lines.append("Transfer-Encoding: chunked")
        case .close: lines.append("Connection: close")
        }
        return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8)
    }

    private func sendBody(of answer: ScriptedAnswer) -> Bool {
        var rest = answer.body[...]
        while !rest.isEmpty {
            let chunk = rest.prefix(max(1, answer.chunkSize))
            rest = rest.dropFirst(chunk.count)
            var bytes = Array(chunk)
            if answer.framing == .chunked {
                bytes = Array("\(String(chunk.count, radix: 16))\r\n".utf8) + bytes + Array("\r\n".utf8)
            }
            guard socket.send(bytes), wait(answer.pause) else { return false }
        }
        return true
    }

    /// Waits in short steps; `false` when the server was stopped meanwhile.
    private func wait(_ duration: Duration) -> Bool {
        guard duration > .zero else { return true }
        let clock = ContinuousClock()
        let deadline = clock.now + duration
        while clock.now < deadline {
            guard !isStopped() else { return false }
            Thread.sleep(forTimeInterval: min(0.005, (deadline - clock.now) / .seconds(1)))
        }
        return true
    }
}
