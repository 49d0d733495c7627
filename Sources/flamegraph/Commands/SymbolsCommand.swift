import ArgumentParser
import ElfSymbols
import FlameReport
import Pipeline

/// Works on the symbol tables of programs.
struct SymbolsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "symbols",
        abstract: "Works on the symbol tables of programs, by which profilers name functions.",
        subcommands: [RewriteSymbolsCommand.self]
    )
}

/// Gives the Swift functions of a program readable names in its symbol table.
struct RewriteSymbolsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rewrite",
        abstract: "Gives a program's Swift functions readable names, for profilers that do not demangle.",
        discussion: """
            Example: flamegraph symbols rewrite .build/release/producer --output producer

            Only names in .symtab change: code, addresses, sizes and build id stay, and so does every loaded byte. There is \
            no way back from the rewritten file, so keep the original where you need it. Rewriting twice does nothing more.

            Exit codes: 0 done, 65 no ELF program with symbols or a damaged one, 73 cannot write.
            """
    )

    @Argument(help: "A 64-bit little-endian ELF executable or shared object with .symtab; links are refused.")
    var path: String

    @Option(help: ArgumentHelp("Where to write, instead of in place.", valueName: "path"))
    var output: String?

    @Option(help: "text or json.")
    var format: OutputFormat = .text

    func run() async throws {
        try await CommandEnd.run { () throws(PipelineError) in
            let report = try rewrite()
            switch format {
            case .text: try StandardOutput.write(report.text)
            case .json: try StandardOutput.write(try JSONText.make(report))
            }
            return .success
        }
    }

    private func rewrite() throws(PipelineError) -> SymbolsReport {
        do throws(ElfError) {
            let file = try ProgramFile(path: path)
            let result = try SymbolTableRewriter.rewrite(file.bytes)
            // A file in which nothing changes is not touched.
            if output != nil || result.renamed > 0 { try file.write(result.bytes, to: output ?? path) }
            return SymbolsReport(result, path: output ?? path, sizeBefore: file.bytes.count)
        } catch {
            let isAboutFile = error.kind == .cannotRead || error.kind == .cannotWrite
            let message = isAboutFile ? error.message : "\(path): \(error.message)"
            throw PipelineError(error.kind == .cannotWrite ? .cannotWrite : .badData, message.safeForTerminal)
        }
    }
}

/// What `flamegraph symbols rewrite` did.
private struct SymbolsReport: Encodable {
    struct Example: Encodable {
        var symbol: String
        var name: String
    }

    var path: String
    var functions: Int
    var renamed: Int
    var unreadable: Int
    var nameBytesBefore: Int
    var nameBytesAfter: Int
    var fileBytesBefore: Int
    var fileBytesAfter: Int
    var examples: [Example]

    init(_ result: RewriteResult, path: String, sizeBefore: Int) {
        self.path = path
        functions = result.functions
        renamed = result.renamed
        unreadable = result.kept
        nameBytesBefore = result.namesBefore
        nameBytesAfter = result.namesAfter
        fileBytesBefore = sizeBefore
        fileBytesAfter = result.bytes.count
        examples = result.examples.map { Example(symbol: $0.symbol, name: $0.name) }
    }

    var text: String {
        let summary = [
            "\(path): \(renamed) of \(functions) functions renamed, \(unreadable) Swift names cannot be read",
            "names \(nameBytesBefore) B before, \(nameBytesAfter) B now; file \(fileBytesBefore) B before, \(fileBytesAfter) B now",
        ]
        let changes = examples.flatMap { ["  " + $0.symbol, "    " + $0.name] }
        return (summary + changes).map { $0.safeForTerminal + "\n" }.joined()
    }
}
