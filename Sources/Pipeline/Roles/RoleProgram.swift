import Glibc
import KafkaClient

/// What a role program does from its options to its exit code.
public enum RoleProgram {
    /// Runs a role on the calling thread; ends the process with the role's exit code.
    public static func run(_ role: Role, _ options: RoleOptions) -> Never {
        if options.startStopped { raise(SIGSTOP) }
        let stop = StopRequest()
        SignalHandling.install(stop)
        do {
            let given = options.given
            let reader = try Blocking.wait { () async throws(PipelineError) in try await SettingsReader(options: given)
            }
            if options.checkHealth {
                try HealthCheck.run(try StatusAddress(from: reader))
                exit(ExitCode.success.rawValue)
            }
            let settings = try RoleSettings(options, role: role, reader: reader)
            if options.printConfiguration {
                try ConfigurationReport.lines(reader, options: options, settings: settings).forEach { print($0) }
                exit(ExitCode.success.rawValue)
            }
            exit(try work(role, settings, stop).rawValue)
        } catch {
            if error.exitCode != .success { StandardError.writeLine("error: \(error)") }
            exit(error.exitCode.rawValue)
        }
    }

    private static func work(_ role: Role, _ settings: RoleSettings, _ stop: StopRequest) throws(PipelineError)
        -> ExitCode
    {
        let context = try RoleContext(settings, stop: stop)
        let exitCode: ExitCode
        do {
            switch role {
            case .producer: exitCode = try ProducerLoop(context).run()
            case .processor: exitCode = try ProcessorLoop(context).run()
            case .consumer: exitCode = try ConsumerLoop(context).run()
            }
        } catch {
            context.close()
            context.events.write(.shutdownComplete, [.init("exit_code", .integer(Int64(error.exitCode.rawValue)))])
            throw error
        }
        context.close()
        context.events.write(.shutdownComplete, [.init("exit_code", .integer(Int64(exitCode.rawValue)))])
        return exitCode
    }

    /// What `--version` prints: this package's version and the client library's.
    public static var version: String { "\(Version.current) (librdkafka \(KafkaLibrary.version))" }

    /// The end of each program's `--help`.
    public static var exitCodeHelp: String {
        "EXIT CODES\n"
            + ExitCode.allCases.map {
                "  \($0.rawValue)\(String(repeating: " ", count: 5 - String($0.rawValue).count))\($0.explanation)"
            }
            .joined(separator: "\n")
    }
}

/// The version of this package.
public enum Version {
    /// As the change log names it.
    public static let current = "0.1.0"
}
