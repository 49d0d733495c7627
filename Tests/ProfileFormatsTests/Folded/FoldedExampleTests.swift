import ProfileFormats
import ProfileModel
import Testing
import Units

@Suite("The example of folded stacks")
struct FoldedExampleTests {
    private static func contents(_ name: String) throws -> FoldedReader.Contents {
        try OpenFile.read(Fixture.path("folded/\(name).txt")) { try FoldedReader.read(fileDescriptor: $0) }.contents
    }

    @Test("is the same in one file of two columns as in two files of one")
    func example() throws {
        guard case .profile(let before) = try Self.contents("before"),
            case .profile(let after) = try Self.contents("after"),
            case .difference(let left, let right) = try Self.contents("difference")
        else {
            Issue.record("the columns are not recognised")
            return
        }
        #expect(before.lines == left.lines)
        #expect(after.lines == right.lines)
        #expect(before.totalValue == 20)
        #expect(after.totalValue == 30)
    }

    @Test("is sorted when it is written")
    func written() throws {
        guard case .profile(let profile) = try Self.contents("before") else {
            Issue.record("the columns are not recognised")
            return
        }
        #expect(String(decoding: try FoldedWriter.write(profile), as: UTF8.self) == "main;a 5\nmain;a;b 10\nmain;c 5\n")
    }
}
