import FlameReport
import Pipeline

/// The role processes of a scenario and what is known of them: a state that events change and that decides whether
/// the run can go on. It starts and stops nothing itself.
struct Fleet: Sendable {
    private(set) var members: [String: Member] = [:]
    private var names: [String] = []
    /// Counts what has moved, so that a standstill shows.
    private(set) var movements = 0

    /// Takes in a process that is being started.
    mutating func add(_ service: Service, instance: String) {
        members[instance] = Member(service: service, instance: instance)
        names.append(instance)
    }

    /// The instances of a service, in their order.
    func instances(of service: Service) -> [String] {
        names.filter { members[$0]?.service == service }
    }

    /// Takes in an event of a process.
    mutating func apply(_ event: EventLine, from instance: String) {
        guard var member = members[instance] else { return }
        if event.name != .progress || event.messages != member.messages { movements += 1 }
        switch event.name {
        case .startupComplete: member.hasStarted = true
        case .progress:
            member.messages = event.messages ?? member.messages
            member.target = event.target ?? member.target
        case .runRecord: member.owesRecord = false
        case .faultObserved: member.fault = event.fault ?? "a fault"
        default: break
        }
        members[instance] = member
    }

    /// Takes in a line from standard error.
    mutating func complain(_ line: String, from instance: String) {
        members[instance]?.lastComplaint = line
    }

    /// Takes in the end of a process.
    mutating func end(_ end: ProcessEnd, of instance: String) {
        movements += 1
        members[instance]?.end = end
    }

    /// A round, or a slice of one, begins for these instances.
    mutating func begin(_ instances: [String]) {
        for instance in instances {
            members[instance]?.owesRecord = true
            members[instance]?.messages = 0
        }
    }

    /// These instances have been told to stop.
    mutating func leave(_ instances: [String]) {
        for instance in instances { members[instance]?.isLeaving = true }
    }

    /// Instances that have not started yet.
    var missing: [String] { names.filter { members[$0]?.hasStarted == false } }

    /// Those of the instances that owe a record.
    func owing(_ instances: [String]) -> [String] { instances.filter { members[$0]?.owesRecord == true } }

    /// Instances that have not ended yet.
    var alive: [String] { names.filter { members[$0]?.end == nil } }

    /// The names of all instances.
    var all: [String] { names }

    /// Why the run cannot go on; `nil` while it can.
    var failure: PipelineError? {
        for case let member? in names.map({ members[$0] }) {
            if let end = member.end, !member.isLeaving || !Self.isExpected(end) {
                return PipelineError(Self.exitCode(of: end), Self.sentence(member, end))
            }
        }
        // A process that tells of a fault mostly ends for it at once, and its exit code says more.
        for case let member? in names.map({ members[$0] }) where member.fault != nil && member.end == nil {
            return PipelineError(
                .software,
                "\(member.instance) observed a fault: \((member.fault ?? "").safeForTerminal)"
            )
        }
        return nil
    }

    /// Whether the failure may still find a better explanation: a process has told of a fault and is about to end.
    var isFailureProvisional: Bool {
        failure != nil && !names.contains { name in members[name].map { $0.end != nil && !$0.isLeaving } ?? false }
    }

    /// A consumer that found messages lost says so with its exit code; the delivery check reports it.
    private static func isExpected(_ end: ProcessEnd) -> Bool {
        end.isSuccess || end == .exited(Pipeline.ExitCode.verificationFailed.rawValue)
    }

    private static func exitCode(of end: ProcessEnd) -> Pipeline.ExitCode {
        end.isSuccess ? .software : end.passedOn
    }

    private static func sentence(_ member: Member, _ end: ProcessEnd) -> String {
        var sentence = "\(member.instance) ended early: \(end.explanation)"
        if case .notStarted = end { sentence = "\(member.instance) \(end.explanation)" }
        if let fault = member.fault { sentence += "; it observed: \(fault.safeForTerminal)" }
        if let complaint = member.lastComplaint { sentence += "; its last words: \(complaint.safeForTerminal)" }
        return sentence
    }
}
