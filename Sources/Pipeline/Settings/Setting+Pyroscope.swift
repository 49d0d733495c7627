extension Setting {
    // What `flamegraph` needs to talk to Pyroscope; the roles do not.

    /// Pyroscope's address.
    public static let pyroscopeServer = Setting(
        "pyroscope-server",
        "PYROSCOPE_SERVER_URL",
        "Pyroscope's address, for compare with --from or --until; only the option makes a run push its profiles."
    )
    /// The tenant.
    public static let pyroscopeTenant = Setting(
        nil,
        "PYROSCOPE_TENANT_ID",
        "Whose profiles are meant, on a Pyroscope that keeps tenants apart."
    )
    /// The user.
    public static let pyroscopeUser = Setting(nil, "PYROSCOPE_USER", "The user for basic authentication.")
    /// The password.
    public static let pyroscopePassword = Setting(
        nil,
        "PYROSCOPE_PASSWORD",
        "The password for basic authentication.",
        isSecret: true
    )
    /// The token.
    public static let pyroscopeToken = Setting(
        nil,
        "PYROSCOPE_TOKEN",
        "The token for bearer authentication.",
        isSecret: true
    )
    /// The certificate authority.
    public static let pyroscopeAuthority = Setting(
        nil,
        "PYROSCOPE_CA_LOCATION",
        "A file of certificates to trust Pyroscope by."
    )

    /// The settings for Pyroscope, in the order of the documentation.
    public static let ofPyroscope: [Setting] = [
        pyroscopeServer, pyroscopeTenant, pyroscopeUser, pyroscopePassword, pyroscopeToken, pyroscopeAuthority,
    ]
}
