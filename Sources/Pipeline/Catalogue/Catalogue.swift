/// The scenarios this package ships. A new one is a file beside this and a line here.
public enum Catalogue {
    /// Every scenario, in the order in which a run of all works through them.
    public static let scenarios: [Scenario] = [
        .serdes,
        .processing,
        .io,
    ]

    /// Scenarios that test the measurement rather than the pipeline: they run when they are asked for by name.
    public static let controls: [Scenario] = [.control]

    /// Every scenario that can be asked for.
    public static var all: [Scenario] { scenarios + controls }

    /// The scenario of that name.
    public static func scenario(named name: String) -> Scenario? {
        all.first { $0.name == name }
    }

    /// The service of that scenario, variant and role.
    public static func service(scenario: String, variant: String, role: Role) -> Service? {
        Catalogue.scenario(named: scenario)?.services.first { $0.variant == variant && $0.role == role }
    }

    /// The variants in which a role exists, for messages that say what can be chosen.
    public static func variants(of scenario: Scenario, role: Role) -> [String] {
        scenario.services.filter { $0.role == role }.map(\.variant)
    }
}
