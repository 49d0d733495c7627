import Foundation
import Pipeline

/// Where a side of a comparison comes from: `PATH` or `PATH#SERVICE`.
struct ProfileSource: Sendable, Equatable {
    /// A file, or the folder of a run.
    var path: String
    /// Which of the services in it; `nil` when it holds one.
    var service: String?

    /// Takes an argument apart at its last `#`, unless a file has that name.
    init(_ argument: String) {
        path = argument
        guard !FileManager.default.fileExists(atPath: argument), let mark = argument.lastIndex(of: "#") else { return }
        path = String(argument[..<mark])
        service = String(argument[argument.index(after: mark)...])
    }

    /// What it is called in messages.
    var name: String { service.map { "\(path)#\($0)" } ?? path }

    /// Whether the path is a folder.
    var isFolder: Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }
}
